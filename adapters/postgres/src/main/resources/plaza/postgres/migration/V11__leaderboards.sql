-- Leaderboards: sums over what was given, and which of it is in them already.

CREATE TABLE leaderboard_scores (
    board VARCHAR(100) NOT NULL,
    member_id UUID NOT NULL,
    score BIGINT NOT NULL,
    PRIMARY KEY (board, member_id)
) WITH (fillfactor = 70);

CREATE INDEX idx_leaderboard_scores_order ON leaderboard_scores (board, score DESC, member_id);

CREATE TABLE leaderboard_entries (
    entry_id UUID PRIMARY KEY,
    added_at TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE INDEX idx_leaderboard_entries_added_at ON leaderboard_entries (added_at);
