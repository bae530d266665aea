-- Whom somebody has asked into the chats that they opened.

CREATE INDEX idx_chat_rooms_creator ON chat_rooms (creator_id);
