-- Posts and replies, and who liked, reposted and bookmarked them.

CREATE TABLE tweets (
    -- A UUIDv7 made by the application: its order is the order of time.
    tweet_id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id UUID NOT NULL REFERENCES users (user_id),
    content TEXT NOT NULL,
    -- Arrays are NULL rather than empty, which keeps empty ones out of the inverted indexes' way.
    media_urls TEXT[],
    hashtags TEXT[],
    mentions UUID[],
    urls TEXT[],
    reply_to_tweet_id UUID REFERENCES tweets (tweet_id),
    quote_tweet_id UUID REFERENCES tweets (tweet_id),
    like_count INTEGER NOT NULL DEFAULT 0,
    retweet_count INTEGER NOT NULL DEFAULT 0,
    reply_count INTEGER NOT NULL DEFAULT 0,
    impression_count BIGINT NOT NULL DEFAULT 0,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT NOW(),
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT NOW(),
    edited_at TIMESTAMP WITH TIME ZONE NULL,
    deleted_at TIMESTAMP WITH TIME ZONE NULL,
    -- A deleted row stays, empty, so that its id stays taken and its replies keep their place.
    visibility VARCHAR(20) NOT NULL DEFAULT 'public'
        CONSTRAINT tweets_visibility
            CHECK (visibility IN ('public', 'followers', 'private', 'deleted')),
    CONSTRAINT tweets_deleted CHECK ((visibility = 'deleted') = (deleted_at IS NOT NULL))
-- Room in every page, so that a row whose counts change stays in it and no index is touched.
) WITH (fillfactor = 80);

CREATE INDEX idx_tweets_user_id ON tweets (user_id);
CREATE INDEX idx_tweets_created_at ON tweets (created_at DESC);
-- The second column makes a page of replies, from either end, one short walk along the index.
CREATE INDEX idx_tweets_reply_to ON tweets (reply_to_tweet_id, tweet_id);
CREATE INDEX idx_tweets_hashtags ON tweets USING GIN (hashtags);
CREATE INDEX idx_tweets_mentions ON tweets USING GIN (mentions);
CREATE INDEX idx_tweets_visibility ON tweets (visibility);
CREATE INDEX idx_tweets_user_created ON tweets (user_id, created_at DESC);
-- The second column orders posts of one millisecond, and lets a page begin in the middle of them.
CREATE INDEX idx_tweets_public_created ON tweets (created_at DESC, tweet_id DESC)
    WHERE visibility = 'public';
-- A person's root posts, newest first; home timelines are computed from this index alone.
CREATE INDEX idx_tweets_author ON tweets (user_id, tweet_id DESC) INCLUDE (visibility)
    WHERE reply_to_tweet_id IS NULL AND visibility <> 'deleted';

-- The public root posts of a hashtag, in the order of time. The inverted index over tweets.hashtags
-- has no order: a page of a hashtag with many posts would have to read and sort all of them.
CREATE TABLE tweet_hashtags (
    hashtag TEXT NOT NULL,
    tweet_id UUID NOT NULL REFERENCES tweets (tweet_id),
    PRIMARY KEY (hashtag, tweet_id)
);

-- The texts that a tweet had before it was edited, in the order of revision_id.
CREATE TABLE tweet_revisions (
    tweet_id UUID NOT NULL REFERENCES tweets (tweet_id),
    revision_id BIGINT GENERATED ALWAYS AS IDENTITY,
    content TEXT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (tweet_id, revision_id)
);

CREATE TABLE likes (
    user_id UUID NOT NULL REFERENCES users (user_id),
    tweet_id UUID NOT NULL REFERENCES tweets (tweet_id),
    created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT NOW(),
    PRIMARY KEY (user_id, tweet_id)
);

-- The columns behind the first one make a page of a list one short walk along the index.
CREATE INDEX idx_likes_user_id ON likes (user_id, created_at DESC, tweet_id DESC);
CREATE INDEX idx_likes_tweet_id ON likes (tweet_id, created_at DESC, user_id DESC);
CREATE INDEX idx_likes_created_at ON likes (created_at);

CREATE TABLE retweets (
    user_id UUID NOT NULL REFERENCES users (user_id),
    tweet_id UUID NOT NULL REFERENCES tweets (tweet_id),
    -- The tweet's author, copied so that home timelines need not look at tweets.
    author_id UUID NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT NOW(),
    PRIMARY KEY (user_id, tweet_id)
);

CREATE INDEX idx_retweets_user_id ON retweets (user_id, created_at DESC, tweet_id DESC)
    INCLUDE (author_id);
CREATE INDEX idx_retweets_tweet_id ON retweets (tweet_id, created_at DESC, user_id DESC)
    INCLUDE (author_id);
CREATE INDEX idx_retweets_created_at ON retweets (created_at);

CREATE TABLE bookmarks (
    user_id UUID NOT NULL REFERENCES users (user_id),
    tweet_id UUID NOT NULL REFERENCES tweets (tweet_id),
    created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT NOW(),
    PRIMARY KEY (user_id, tweet_id)
);

CREATE INDEX idx_bookmarks_user ON bookmarks (user_id, created_at DESC, tweet_id DESC);
