-- How a post reads to a stranger: asked with the other readers, and kept with their answers.
ALTER TABLE rereading ADD COLUMN as_stranger TEXT NOT NULL DEFAULT '';
