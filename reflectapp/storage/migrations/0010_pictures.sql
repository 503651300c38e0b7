-- Pictures that go along with a post, by what their files hold; a picture without a row stays
-- behind.
CREATE TABLE picture_taken (
    post_id     TEXT NOT NULL REFERENCES post (id) ON DELETE CASCADE,
    digest      TEXT NOT NULL CHECK (length(digest) = 64),
    taken_at    TEXT NOT NULL,
    PRIMARY KEY (post_id, digest)
) STRICT, WITHOUT ROWID;

-- Of the pictures that went along when the post was read; empty for none.
ALTER TABLE rereading ADD COLUMN pictures_digest TEXT NOT NULL DEFAULT '';
