-- What was recommended to whom: the lists that people page through, and what they were shown of them.
CREATE TABLE recommendation_lists (
    user_id    UUID        NOT NULL,
    list_id    UUID        NOT NULL,
    posts      TEXT[]      NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (user_id, list_id)
);

CREATE INDEX idx_recommendation_lists_expires ON recommendation_lists (expires_at);

CREATE TABLE recommendations_shown (
    user_id    UUID        NOT NULL,
    tweet_id   UUID        NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (user_id, tweet_id)
);

CREATE INDEX idx_recommendations_shown_expires ON recommendations_shown (expires_at);

-- Whether somebody answered a post.
CREATE INDEX idx_tweets_answered ON tweets (user_id, reply_to_tweet_id)
    WHERE reply_to_tweet_id IS NOT NULL;
