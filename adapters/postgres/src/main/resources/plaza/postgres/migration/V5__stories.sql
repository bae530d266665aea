-- Stories, with the names of seed 004, and who has seen them.

CREATE TABLE stories (
    -- A UUIDv7 made by the application: its order is the order of time.
    story_id UUID PRIMARY KEY,
    user_id UUID NOT NULL REFERENCES users (user_id),
    -- The key of the upload.
    media_url TEXT NOT NULL,
    caption TEXT,
    visibility VARCHAR(20) NOT NULL
        CONSTRAINT stories_visibility CHECK (visibility IN ('public', 'followers')),
    view_count INTEGER NOT NULL DEFAULT 0,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT NOW(),
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL
-- Room in every page, so that a row whose count changes stays in it and no index is touched.
) WITH (fillfactor = 80);

-- A tray is computed from this index and the views.
CREATE INDEX idx_stories_user ON stories (user_id, story_id) INCLUDE (created_at, expires_at);
CREATE INDEX idx_stories_expires_at ON stories (expires_at, story_id);

CREATE TABLE story_views (
    story_id UUID NOT NULL REFERENCES stories (story_id) ON DELETE CASCADE,
    user_id UUID NOT NULL REFERENCES users (user_id),
    created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT NOW(),
    PRIMARY KEY (story_id, user_id)
);

-- The columns behind the first one make a page of a list one short walk along the index.
CREATE INDEX idx_story_views_story ON story_views (story_id, created_at DESC, user_id DESC);
CREATE INDEX idx_story_views_user ON story_views (user_id);
