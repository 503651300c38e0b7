-- The journal as it begins. Instants are ISO 8601 in UTC, days are ISO 8601 dates.

CREATE TABLE journal (
    one         INTEGER PRIMARY KEY CHECK (one = 1),
    journal_id  TEXT NOT NULL,
    generation  INTEGER NOT NULL,
    high_water  TEXT
) STRICT;

-- Small rows, so that ten thousand of them are read quickly; the words lie in entry_text.
CREATE TABLE entry (
    key         INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    label       TEXT NOT NULL,
    words       INTEGER NOT NULL,
    happened_on TEXT NOT NULL,
    created_at  TEXT NOT NULL,
    changed_at  TEXT NOT NULL,
    mood_before INTEGER,
    mood_after  INTEGER,
    mood        INTEGER GENERATED ALWAYS AS (coalesce(mood_after, mood_before)) STORED,
    template    TEXT,
    deleted_at  TEXT,
    in_bin      INTEGER GENERATED ALWAYS AS (deleted_at IS NOT NULL) STORED
) STRICT;

CREATE INDEX entry_timeline ON entry (in_bin, happened_on DESC, key DESC, words);
CREATE INDEX entry_by_mood ON entry (in_bin, mood, happened_on DESC, key DESC);
CREATE INDEX entry_by_template ON entry (in_bin, template, happened_on DESC, key DESC);
-- "On this day": month and day of every year.
CREATE INDEX entry_by_anniversary ON entry (substr(happened_on, 6));

CREATE TABLE entry_text (
    key         INTEGER PRIMARY KEY REFERENCES entry (key) ON DELETE CASCADE,
    title       TEXT NOT NULL,
    body        TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE entry_search USING fts5 (
    title, body,
    content = 'entry_text', content_rowid = 'key',
    tokenize = 'porter unicode61 remove_diacritics 2',
    prefix = '1 2 3 4 5'
);

CREATE TRIGGER entry_text_added AFTER INSERT ON entry_text BEGIN
    INSERT INTO entry_search (rowid, title, body) VALUES (new.key, new.title, new.body);
END;

CREATE TRIGGER entry_text_removed AFTER DELETE ON entry_text BEGIN
    INSERT INTO entry_search (entry_search, rowid, title, body)
    VALUES ('delete', old.key, old.title, old.body);
END;

CREATE TRIGGER entry_text_changed AFTER UPDATE ON entry_text BEGIN
    INSERT INTO entry_search (entry_search, rowid, title, body)
    VALUES ('delete', old.key, old.title, old.body);
    INSERT INTO entry_search (rowid, title, body) VALUES (new.key, new.title, new.body);
END;

CREATE TABLE entry_tag (
    entry_key   INTEGER NOT NULL REFERENCES entry (key) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    name        TEXT NOT NULL,
    PRIMARY KEY (entry_key, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX entry_tag_by_name ON entry_tag (name, entry_key);

CREATE TABLE revision (
    id          INTEGER PRIMARY KEY,
    entry_key   INTEGER NOT NULL REFERENCES entry (key) ON DELETE CASCADE,
    began_at    TEXT NOT NULL,
    saved_at    TEXT NOT NULL,
    title       TEXT NOT NULL,
    body        TEXT NOT NULL
) STRICT;

CREATE INDEX revision_by_entry ON revision (entry_key, id);

CREATE TABLE subject (
    id          TEXT PRIMARY KEY,
    kind        TEXT NOT NULL,
    name        TEXT NOT NULL,
    is_writer   INTEGER NOT NULL CHECK (is_writer IN (0, 1)),
    -- Put in by the writer; one that a decision made known is forgotten with it.
    is_by_hand  INTEGER NOT NULL CHECK (is_by_hand IN (0, 1))
) STRICT;

CREATE TABLE subject_alias (
    subject_id  TEXT NOT NULL REFERENCES subject (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    alias       TEXT NOT NULL,
    PRIMARY KEY (subject_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE allowed_term (
    folded      TEXT PRIMARY KEY,
    term        TEXT NOT NULL
) STRICT;

-- Each decision once, in however many sets it stands: an edit of the text moves only these.
CREATE TABLE decision (
    key         INTEGER PRIMARY KEY,
    entry_id    TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
    first       INTEGER NOT NULL,
    past        INTEGER NOT NULL,
    subject_id  TEXT,
    content     TEXT NOT NULL CHECK (json_valid(content))
) STRICT;

CREATE INDEX decision_by_entry ON decision (entry_id);
CREATE INDEX decision_by_subject ON decision (subject_id);

-- The sets of decisions of an entry as the writer made them, oldest first; `now` marks the one
-- that counts. Those before it can be undone, those after it redone. Keys that are gone were of
-- decisions whose words were touched.
CREATE TABLE decision_step (
    entry_id    TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    now         INTEGER NOT NULL CHECK (now IN (0, 1)),
    keys        TEXT NOT NULL CHECK (json_valid(keys)),
    PRIMARY KEY (entry_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE analysis (
    entry_id    TEXT PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
    text_digest TEXT NOT NULL,
    engine      TEXT NOT NULL,
    findings    TEXT NOT NULL CHECK (json_valid(findings))
) STRICT;

CREATE TABLE post (
    id           TEXT PRIMARY KEY,
    entry_id     TEXT NOT NULL UNIQUE REFERENCES entry (id) ON DELETE CASCADE,
    marked_at    TEXT NOT NULL,
    content_note TEXT NOT NULL
) STRICT;

CREATE TABLE rereading (
    post_id       TEXT PRIMARY KEY REFERENCES post (id) ON DELETE CASCADE,
    public_digest TEXT NOT NULL,
    read_at       TEXT NOT NULL,
    reasons       TEXT NOT NULL CHECK (json_valid(reasons)),
    mood          INTEGER NOT NULL,
    as_person     TEXT NOT NULL,
    as_colleague  TEXT NOT NULL,
    as_employer   TEXT NOT NULL,
    consent       TEXT NOT NULL,
    consent_note  TEXT NOT NULL,
    is_live_case  INTEGER NOT NULL CHECK (is_live_case IN (0, 1))
) STRICT;

-- What left stays on record even when the entry is erased, so that a leak can be traced.
CREATE TABLE export (
    id            INTEGER PRIMARY KEY,
    post_id       TEXT REFERENCES post (id) ON DELETE SET NULL,
    exported_at   TEXT NOT NULL,
    format        TEXT NOT NULL,
    file_name     TEXT NOT NULL,
    folder        TEXT NOT NULL,
    digest        TEXT NOT NULL,
    public_digest TEXT NOT NULL
) STRICT;

CREATE INDEX export_by_post ON export (post_id, id);

CREATE TABLE setting (
    name        TEXT PRIMARY KEY,
    value       TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

CREATE TABLE delay_change (
    id          INTEGER PRIMARY KEY,
    since       TEXT NOT NULL,
    days        INTEGER NOT NULL
) STRICT;

-- One line of the timeline.
CREATE VIEW entry_line AS
SELECT
    key, in_bin, id, label, happened_on, words, mood, mood_before, mood_after,
    created_at, changed_at, template,
    (SELECT json_group_array(name)
     FROM (SELECT name FROM entry_tag WHERE entry_key = entry.key ORDER BY position)) AS tags,
    EXISTS (SELECT 1 FROM post WHERE post.entry_id = entry.id) AS has_post,
    EXISTS (SELECT 1 FROM post JOIN export ON export.post_id = post.id
            WHERE post.entry_id = entry.id) AS has_export
FROM entry;
