-- People, who follows whom, what stands between them, and their sessions.

CREATE TABLE users (
    user_id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    username VARCHAR(50) UNIQUE NOT NULL,
    email VARCHAR(255) UNIQUE NOT NULL,
    password_hash VARCHAR(255) NOT NULL,
    display_name VARCHAR(100) NOT NULL,
    bio TEXT,
    profile_image_url VARCHAR(500),
    cover_image_url VARCHAR(500),
    location VARCHAR(100),
    website VARCHAR(200),
    country VARCHAR(100),
    language VARCHAR(10),
    verified BOOLEAN NOT NULL DEFAULT FALSE,
    private_account BOOLEAN NOT NULL DEFAULT FALSE,
    is_streamer BOOLEAN NOT NULL DEFAULT FALSE,
    followers_count INTEGER NOT NULL DEFAULT 0,
    following_count INTEGER NOT NULL DEFAULT 0,
    tweets_count INTEGER NOT NULL DEFAULT 0,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT NOW(),
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT NOW(),
    last_active_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT NOW(),
    status VARCHAR(20) NOT NULL DEFAULT 'active'
        CONSTRAINT users_status CHECK (status IN ('active', 'suspended', 'deleted')),
    role VARCHAR(20) NOT NULL DEFAULT 'member'
        CONSTRAINT users_role CHECK (role IN ('member', 'admin'))
-- Room in every page, so that a row whose counts change stays in it and no index is touched.
) WITH (fillfactor = 80);

CREATE INDEX idx_users_username ON users (username);
CREATE INDEX idx_users_email ON users (email);
CREATE INDEX idx_users_created_at ON users (created_at);
CREATE INDEX idx_users_last_active ON users (last_active_at);
CREATE UNIQUE INDEX users_username_lower_key ON users (lower(username));
CREATE UNIQUE INDEX users_email_lower_key ON users (lower(email));

CREATE TABLE follows (
    follower_id UUID NOT NULL REFERENCES users (user_id),
    following_id UUID NOT NULL REFERENCES users (user_id),
    created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT NOW(),
    PRIMARY KEY (follower_id, following_id),
    CONSTRAINT no_self_follow CHECK (follower_id != following_id)
);

-- The columns behind the first one make a page of a list one short walk along the index.
CREATE INDEX idx_follows_follower ON follows (follower_id, created_at DESC, following_id DESC);
CREATE INDEX idx_follows_following ON follows (following_id, created_at DESC, follower_id DESC);
CREATE INDEX idx_follows_created_at ON follows (created_at);

CREATE TABLE follow_requests (
    follower_id UUID NOT NULL REFERENCES users (user_id),
    following_id UUID NOT NULL REFERENCES users (user_id),
    created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT NOW(),
    PRIMARY KEY (follower_id, following_id),
    CONSTRAINT no_self_request CHECK (follower_id != following_id)
);

CREATE INDEX idx_follow_requests_following
    ON follow_requests (following_id, created_at DESC, follower_id DESC);

CREATE TABLE blocks (
    blocker_id UUID NOT NULL REFERENCES users (user_id),
    blocked_id UUID NOT NULL REFERENCES users (user_id),
    created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT NOW(),
    PRIMARY KEY (blocker_id, blocked_id)
);

CREATE INDEX idx_blocks_blocker ON blocks (blocker_id, created_at DESC, blocked_id DESC);
CREATE INDEX idx_blocks_blocked ON blocks (blocked_id);

CREATE TABLE mutes (
    muter_id UUID NOT NULL REFERENCES users (user_id),
    muted_id UUID NOT NULL REFERENCES users (user_id),
    created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT NOW(),
    PRIMARY KEY (muter_id, muted_id)
);

CREATE INDEX idx_mutes_muter ON mutes (muter_id, created_at DESC, muted_id DESC);
CREATE INDEX idx_mutes_muted ON mutes (muted_id);

CREATE TABLE sessions (
    session_id UUID PRIMARY KEY,
    user_id UUID NOT NULL REFERENCES users (user_id),
    created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT NOW(),
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    client VARCHAR(256),
    address VARCHAR(100)
);

CREATE INDEX idx_sessions_user ON sessions (user_id, created_at DESC, session_id DESC);
CREATE INDEX idx_sessions_expires_at ON sessions (expires_at);

-- No foreign key: a claim lives for a day, and would lock its user's row for every request.
CREATE TABLE idempotency_keys (
    user_id UUID NOT NULL,
    idempotency_key VARCHAR(255) NOT NULL,
    fingerprint TEXT NOT NULL,
    result_id UUID NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT NOW(),
    answer TEXT,
    PRIMARY KEY (user_id, idempotency_key)
);

CREATE INDEX idx_idempotency_keys_created_at ON idempotency_keys (created_at);

-- Both can be written to; the counts of users are only moved by writers of follows that move them.
CREATE VIEW followers AS
    SELECT follower_id, following_id, created_at FROM follows;

CREATE VIEW users_004 AS
    SELECT user_id, username, email, password_hash, display_name, bio,
           profile_image_url AS profile_picture_url,
           created_at, updated_at, is_streamer, country, language
    FROM users;
