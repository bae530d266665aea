-- What was uploaded, by whom, and what it is shown in; the bytes lie elsewhere, under the key.
CREATE TABLE media (
    media_key VARCHAR(64) PRIMARY KEY,
    -- The UUID within the key, which orders uploads of one moment.
    media_id UUID NOT NULL,
    user_id UUID NOT NULL REFERENCES users (user_id),
    media_type VARCHAR(50) NOT NULL,
    bytes BIGINT NOT NULL,
    width INTEGER,
    height INTEGER,
    duration_ms BIGINT,
    blurhash VARCHAR(100),
    created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT NOW(),
    use_kind VARCHAR(20)
        CONSTRAINT media_use_kind CHECK (use_kind IN ('post', 'story', 'avatar', 'cover')),
    use_id UUID,
    unused_since TIMESTAMP WITH TIME ZONE,
    CONSTRAINT media_use CHECK (
        (use_kind IS NULL) = (use_id IS NULL) AND (use_id IS NULL) = (unused_since IS NOT NULL))
);

CREATE INDEX idx_media_user ON media (user_id, created_at DESC, media_id DESC);
CREATE INDEX idx_media_use ON media (use_id, use_kind) WHERE use_id IS NOT NULL;
CREATE INDEX idx_media_unused ON media (unused_since, media_key) WHERE unused_since IS NOT NULL;
