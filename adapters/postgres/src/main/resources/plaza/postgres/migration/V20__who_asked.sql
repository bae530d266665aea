-- Whom somebody has asked into chats, as who added them.

CREATE INDEX idx_chat_members_asked ON chat_members (invited_by) WHERE NOT accepted;
