-- What people did lately, for them alone; subjects are posts or people.
CREATE TABLE user_activity (
    user_id    UUID             NOT NULL,
    kind       TEXT COLLATE "C" NOT NULL,
    subject_id UUID             NOT NULL,
    done_at    TIMESTAMPTZ      NOT NULL,
    PRIMARY KEY (user_id, kind, subject_id)
);

CREATE INDEX idx_user_activity_latest ON user_activity (user_id, done_at DESC, subject_id DESC, kind DESC);
CREATE INDEX idx_user_activity_done ON user_activity (done_at);
