-- What stands below a post, whether it is signed with the pen name, and its series.
CREATE TABLE series (
    id          TEXT PRIMARY KEY,
    name        TEXT NOT NULL,
    began_at    TEXT NOT NULL
) STRICT;

-- Which placeholder stands for whom in all posts of a series, from the first export in it on.
CREATE TABLE series_label (
    series_id   TEXT NOT NULL REFERENCES series (id) ON DELETE CASCADE,
    -- A subject of the register, or the digest of what is one in one entry alone.
    key         TEXT NOT NULL,
    kind        TEXT NOT NULL,
    number      INTEGER NOT NULL CHECK (number > 0),
    PRIMARY KEY (series_id, key)
) STRICT, WITHOUT ROWID;

ALTER TABLE post ADD COLUMN has_disclaimer INTEGER NOT NULL DEFAULT 0
    CHECK (has_disclaimer IN (0, 1));
ALTER TABLE post ADD COLUMN is_signed INTEGER NOT NULL DEFAULT 0 CHECK (is_signed IN (0, 1));
ALTER TABLE post ADD COLUMN series_id TEXT REFERENCES series (id) ON DELETE SET NULL;

-- Anger is no mood of its own: one can be angry and bright.
ALTER TABLE rereading ADD COLUMN is_angry INTEGER NOT NULL DEFAULT 0 CHECK (is_angry IN (0, 1));
-- Of what stood below the post when it was read; empty for nothing.
ALTER TABLE rereading ADD COLUMN ending_digest TEXT NOT NULL DEFAULT '';

-- The answers of a re-reading that is under way.
CREATE TABLE answers_so_far (
    post_id     TEXT PRIMARY KEY REFERENCES post (id) ON DELETE CASCADE,
    answers     TEXT NOT NULL CHECK (json_valid(answers))
) STRICT;

-- When the writer took it down again, and why.
ALTER TABLE export ADD COLUMN withdrawn_at TEXT;
ALTER TABLE export ADD COLUMN withdrawn_reason TEXT NOT NULL DEFAULT '';

-- The record of what left outlives its entry; the writer's words about it do not.
DROP TRIGGER export_without_post;
CREATE TRIGGER export_without_post AFTER UPDATE OF post_id ON export WHEN NEW.post_id IS NULL
BEGIN
    UPDATE export SET feedback = '', withdrawn_reason = '' WHERE id = NEW.id;
END;
