-- What shows that a page was put back from an older copy (storage/chain.py).

-- Of a revision: over its words and the link of the revision before it.
ALTER TABLE revision ADD COLUMN link TEXT NOT NULL DEFAULT '';
-- Of an entry: over all that belongs to it, and the link of its last revision.
ALTER TABLE entry ADD COLUMN digest TEXT NOT NULL DEFAULT '';
-- Of the journal: the sum of the digests of all entries.
ALTER TABLE journal ADD COLUMN seal TEXT NOT NULL DEFAULT '';
