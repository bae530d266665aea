-- Whose words the name of a room is, and who added somebody; null for the room's creator.

ALTER TABLE chat_rooms ADD COLUMN named_by UUID REFERENCES users (user_id);
ALTER TABLE chat_members ADD COLUMN invited_by UUID REFERENCES users (user_id);
