-- Chats and who is in them; what is said, with the names of seed 004.

ALTER TABLE media DROP CONSTRAINT media_use_kind;
ALTER TABLE media ADD CONSTRAINT media_use_kind
    CHECK (use_kind IN ('post', 'story', 'message', 'avatar', 'cover'));

CREATE TABLE chat_rooms (
    room_id UUID PRIMARY KEY,
    kind VARCHAR(20) NOT NULL
        CONSTRAINT chat_rooms_kind CHECK (kind IN ('direct', 'room')),
    name VARCHAR(100),
    creator_id UUID NOT NULL REFERENCES users (user_id),
    -- The other one, where two people talk.
    peer_id UUID REFERENCES users (user_id),
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    -- The number of the latest message, and when it was sent.
    last_number BIGINT NOT NULL,
    latest_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT chat_rooms_peer CHECK ((kind = 'direct') = (peer_id IS NOT NULL)),
    CONSTRAINT chat_rooms_name CHECK ((kind = 'room') = (name IS NOT NULL))
-- Room in every page, so that a row that changes with every message stays in it.
) WITH (fillfactor = 70);

CREATE TABLE chat_members (
    room_id UUID NOT NULL REFERENCES chat_rooms (room_id) ON DELETE CASCADE,
    user_id UUID NOT NULL REFERENCES users (user_id),
    role VARCHAR(20) NOT NULL
        CONSTRAINT chat_members_role CHECK (role IN ('owner', 'member')),
    joined_at TIMESTAMP WITH TIME ZONE NOT NULL,
    -- They see the messages with numbers after the first, up to the second; up to the end while
    -- they are in it.
    since_number BIGINT NOT NULL,
    until_number BIGINT,
    read_number BIGINT NOT NULL,
    accepted BOOLEAN NOT NULL,
    PRIMARY KEY (room_id, user_id)
) WITH (fillfactor = 70);

CREATE INDEX idx_chat_members_user ON chat_members (user_id, accepted);

CREATE TABLE chats (
    message_id UUID PRIMARY KEY,
    room_id UUID NOT NULL REFERENCES chat_rooms (room_id) ON DELETE CASCADE,
    number BIGINT NOT NULL,
    sender_id UUID NOT NULL REFERENCES users (user_id),
    receiver_id UUID REFERENCES users (user_id),
    message_type VARCHAR(20) NOT NULL
        CONSTRAINT chats_type CHECK (message_type IN ('text', 'image', 'voice', 'video_call')),
    -- A text, or the key of an upload; null where it was deleted.
    content TEXT,
    "timestamp" TIMESTAMP WITH TIME ZONE NOT NULL,
    is_disappearing BOOLEAN NOT NULL,
    disappear_after_seconds INTEGER,
    disappear_from VARCHAR(20)
        CONSTRAINT chats_disappear_from CHECK (disappear_from IN ('read', 'sent')),
    disappears_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT chats_disappearing CHECK (
        is_disappearing = (disappear_after_seconds IS NOT NULL)
        AND is_disappearing = (disappear_from IS NOT NULL)
        AND (is_disappearing OR disappears_at IS NULL))
);

CREATE UNIQUE INDEX idx_chats_room ON chats (room_id, number);
CREATE INDEX idx_chats_disappears_at ON chats (disappears_at, message_id)
    WHERE disappears_at IS NOT NULL;
-- Those whose time begins when they are read: few at a time.
CREATE INDEX idx_chats_unread ON chats (room_id, number)
    WHERE is_disappearing AND disappears_at IS NULL;
