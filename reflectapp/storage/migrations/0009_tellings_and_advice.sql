-- What a post told when it left, by what its record is known by: later posts are judged by the
-- sum, whatever becomes of the entry. No key to the record: that one may be taken out and put back.
CREATE TABLE telling (
    exported_at TEXT NOT NULL,
    file_name   TEXT NOT NULL,
    digest      TEXT NOT NULL,
    content     TEXT NOT NULL CHECK (json_valid(content)),
    PRIMARY KEY (exported_at, file_name, digest)
) STRICT, WITHOUT ROWID;

-- Advice that the writer has set aside for one post; what is never wanted again is a setting.
CREATE TABLE advice_set_aside (
    post_id     TEXT NOT NULL REFERENCES post (id) ON DELETE CASCADE,
    kind        TEXT NOT NULL,
    words       TEXT NOT NULL,
    PRIMARY KEY (post_id, kind, words)
) STRICT, WITHOUT ROWID;
