-- The index holds words as they are written. Endings are a matter of the search, which asks for
-- every form: with endings taken off, "bus" could not be told from the beginning of "but".

DROP TABLE entry_search;

CREATE VIRTUAL TABLE entry_search USING fts5 (
    title, body,
    content = 'entry_text', content_rowid = 'key',
    tokenize = 'unicode61 remove_diacritics 2',
    prefix = '1 2 3 4 5'
);

INSERT INTO entry_search (entry_search) VALUES ('rebuild');
