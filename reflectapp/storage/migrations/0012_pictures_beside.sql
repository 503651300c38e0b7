-- Pictures that left as files beside a post: path, digest and size of each.
ALTER TABLE export ADD COLUMN files TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(files));
