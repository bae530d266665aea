-- What people write is in the stores, and neither in answers that are kept nor in the journal.

ALTER TABLE idempotency_keys ADD COLUMN complete BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE idempotency_keys SET complete = TRUE WHERE answer IS NOT NULL;
ALTER TABLE idempotency_keys DROP COLUMN answer;

UPDATE journal SET fields = fields - '{text,hashtags,urls}'::text[]
WHERE type IN ('PostCreated', 'PostEdited', 'StoryCreated');
UPDATE journal SET fields = fields - 'name' WHERE type = 'ChatRenamed';
UPDATE journal_parked SET fields = fields - '{text,hashtags,urls}'::text[]
WHERE type IN ('PostCreated', 'PostEdited', 'StoryCreated');
UPDATE journal_parked SET fields = fields - 'name' WHERE type = 'ChatRenamed';
