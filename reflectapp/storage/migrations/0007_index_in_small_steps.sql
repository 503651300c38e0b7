-- The index of words is put in order a little after each save (`search.tidy`). Left to itself, it
-- does so within every twentieth save, which then takes ten times as long as the others.
INSERT INTO entry_search (entry_search, rank) VALUES ('automerge', 0);
-- Only where nobody ever tidies: so many pieces are merged at once.
INSERT INTO entry_search (entry_search, rank) VALUES ('crisismerge', 64);
