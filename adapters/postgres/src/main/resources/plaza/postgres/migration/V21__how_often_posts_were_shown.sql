-- How often a post was shown in hours whose figures went: with those that are there, how often it ever was.
CREATE TABLE tweet_impressions (
    tweet_id    UUID   NOT NULL PRIMARY KEY,
    impressions BIGINT NOT NULL
);
