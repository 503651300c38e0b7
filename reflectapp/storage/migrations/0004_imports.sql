-- What came in from files: which entries at once, so that it can be undone, and what the file
-- said about times. Ripeness knows only when words came in, which is what `revision` holds.

CREATE TABLE import_batch (
    id          TEXT PRIMARY KEY,
    format      TEXT NOT NULL,
    name        TEXT NOT NULL,
    digest      TEXT NOT NULL,
    came_in_at  TEXT NOT NULL,
    subjects    TEXT NOT NULL CHECK (json_valid(subjects))
) STRICT;

CREATE TABLE imported_entry (
    entry_key   INTEGER PRIMARY KEY REFERENCES entry (key) ON DELETE CASCADE,
    batch_id    TEXT NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE,
    -- Of its day and words as they came in: known again even after it was edited.
    text_key    TEXT NOT NULL,
    changed_at  TEXT NOT NULL,
    -- Sets of decisions, posts and exports that came in with it; more of them is a change.
    traces      INTEGER NOT NULL,
    -- When its file says that it was changed last.
    claimed_at  TEXT
) STRICT;

CREATE INDEX imported_entry_by_batch ON imported_entry (batch_id);

CREATE TABLE revision_origin (
    revision_id INTEGER PRIMARY KEY REFERENCES revision (id) ON DELETE CASCADE,
    -- When its file says that it was saved.
    claimed_at  TEXT NOT NULL
) STRICT;

-- How much was done with an entry besides writing it; more than came in with it is a change.
CREATE VIEW entry_traces AS
SELECT
    entry.key,
    (SELECT count(*) FROM decision_step WHERE decision_step.entry_id = entry.id)
    + (SELECT count(*) FROM post WHERE post.entry_id = entry.id)
    + (SELECT count(*) FROM post JOIN export ON export.post_id = post.id
       WHERE post.entry_id = entry.id) AS traces
FROM entry;
