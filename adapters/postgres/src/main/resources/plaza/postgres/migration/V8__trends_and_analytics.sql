-- Trends and analytics, in the tables and by the names of seed 003's time series. Dates and hours are
-- UTC. No foreign keys: nothing here has to hold up, or be held up by, what people do.

-- How many people used a hashtag in an hour; region 'world' holds everybody.
CREATE TABLE trending_hashtags (
    region        TEXT   NOT NULL,
    date          DATE   NOT NULL,
    hour          INT    NOT NULL,
    hashtag       TEXT   NOT NULL,
    mention_count BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (region, date, hour, hashtag)
-- Room in every page, so that a row whose count changes stays in it and no index is touched.
) WITH (fillfactor = 80);

CREATE INDEX idx_trending_hashtags_hashtag ON trending_hashtags (region, hashtag, date, hour);
CREATE INDEX idx_trending_hashtags_date ON trending_hashtags (date, hour);

-- Who is behind those counts, and by which posts: one person counts once an hour, and what is deleted
-- is taken out.
CREATE TABLE trending_mentions (
    region   TEXT NOT NULL,
    date     DATE NOT NULL,
    hour     INT  NOT NULL,
    hashtag  TEXT NOT NULL,
    user_id  UUID NOT NULL,
    tweet_id UUID NOT NULL,
    PRIMARY KEY (region, date, hour, hashtag, user_id, tweet_id)
);

CREATE INDEX idx_trending_mentions_tweet ON trending_mentions (tweet_id);
CREATE INDEX idx_trending_mentions_user ON trending_mentions (user_id);
CREATE INDEX idx_trending_mentions_date ON trending_mentions (date, hour);

CREATE TABLE tweet_analytics (
    tweet_id    UUID   NOT NULL,
    date        DATE   NOT NULL,
    hour        INT    NOT NULL,
    impressions BIGINT NOT NULL DEFAULT 0,
    likes       BIGINT NOT NULL DEFAULT 0,
    retweets    BIGINT NOT NULL DEFAULT 0,
    replies     BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (tweet_id, date, hour)
) WITH (fillfactor = 80);

CREATE INDEX idx_tweet_analytics_date ON tweet_analytics (date, hour);

CREATE TABLE user_analytics (
    user_id           UUID   NOT NULL,
    date              DATE   NOT NULL,
    tweets_posted     BIGINT NOT NULL DEFAULT 0,
    impressions       BIGINT NOT NULL DEFAULT 0,
    likes_received    BIGINT NOT NULL DEFAULT 0,
    retweets_received BIGINT NOT NULL DEFAULT 0,
    replies_received  BIGINT NOT NULL DEFAULT 0,
    followers_gained  BIGINT NOT NULL DEFAULT 0,
    followers_lost    BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (user_id, date)
) WITH (fillfactor = 80);

CREATE INDEX idx_user_analytics_date ON user_analytics (date);

-- What has been added up already, for as long as it may come again.
CREATE TABLE analytics_acts (
    act_id   UUID PRIMARY KEY,
    added_at TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE INDEX idx_analytics_acts_added_at ON analytics_acts (added_at);
