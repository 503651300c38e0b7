-- What was done of the list for taking a post down, and when.
CREATE TABLE taking_down (
    post_id     TEXT NOT NULL REFERENCES post (id) ON DELETE CASCADE,
    step        TEXT NOT NULL,
    done_at     TEXT NOT NULL,
    PRIMARY KEY (post_id, step)
) STRICT, WITHOUT ROWID;

-- A series that has ended takes no more posts in.
ALTER TABLE series ADD COLUMN ended_at TEXT;
