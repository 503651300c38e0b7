-- What was said about a post after it left: the writer's own note, in the journal alone.
ALTER TABLE export ADD COLUMN feedback TEXT NOT NULL DEFAULT '';

-- The record of what left outlives its entry; the writer's words about it do not.
CREATE TRIGGER export_without_post AFTER UPDATE OF post_id ON export WHEN NEW.post_id IS NULL
BEGIN
    UPDATE export SET feedback = '' WHERE id = NEW.id;
END;
