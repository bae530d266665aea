-- Who wants nobody to be told whether they are online, or were.

ALTER TABLE users ADD COLUMN presence_hidden BOOLEAN NOT NULL DEFAULT FALSE;
