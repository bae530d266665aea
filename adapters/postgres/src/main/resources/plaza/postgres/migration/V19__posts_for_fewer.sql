-- What a person has posted for fewer than everybody is counted apart.

CREATE INDEX idx_tweets_for_fewer ON tweets (user_id, visibility)
    WHERE reply_to_tweet_id IS NULL AND visibility IN ('followers', 'private');
