-- What searching finds. All of it is derived from users, tweets and follows, by the application, which
-- makes the terms (plaza.core.search.Tokenizer): so other engines find the same. No text is kept
-- twice, and no key refers to the tables it comes from: they may lie elsewhere.

CREATE EXTENSION IF NOT EXISTS pg_trgm;
-- For a key beside trigrams in one index.
CREATE EXTENSION IF NOT EXISTS btree_gin;

-- hashtags are those for which a post counts, NULL rather than empty.
CREATE TABLE search_posts (
    tweet_id UUID PRIMARY KEY,
    user_id UUID NOT NULL,
    terms TSVECTOR NOT NULL,
    hashtags TEXT[],
    indexed_at TIMESTAMP WITH TIME ZONE NOT NULL
);

-- Without a pending list: it would be read through by every search, and emptied by some unlucky writer.
CREATE INDEX idx_search_posts_terms ON search_posts USING GIN (terms) WITH (fastupdate = off);
CREATE INDEX idx_search_posts_counted ON search_posts (user_id) WHERE hashtags IS NOT NULL;

CREATE TABLE search_users (
    user_id UUID PRIMARY KEY,
    username TEXT NOT NULL,
    display_name TEXT NOT NULL,
    -- Folded, a blank before each word.
    names TEXT NOT NULL,
    -- Names in ASCII: pg_trgm passes over all other letters where the locale is C.
    sketch TEXT NOT NULL,
    terms TSVECTOR NOT NULL,
    followers BIGINT NOT NULL,
    is_open BOOLEAN NOT NULL,
    indexed_at TIMESTAMP WITH TIME ZONE NOT NULL
-- Room in every page, so that a row whose followers change stays in it and no index is touched.
) WITH (fillfactor = 80);

CREATE INDEX idx_search_users_username ON search_users (lower(username) text_pattern_ops);
CREATE INDEX idx_search_users_sketch ON search_users USING GIN (sketch gin_trgm_ops) WITH (fastupdate = off);
CREATE INDEX idx_search_users_terms ON search_users USING GIN (terms) WITH (fastupdate = off);

-- How many posts of open accounts have a hashtag; kept with search_posts and search_users.
CREATE TABLE search_hashtags (
    hashtag TEXT PRIMARY KEY,
    folded TEXT NOT NULL,
    posts BIGINT NOT NULL
) WITH (fillfactor = 80);

CREATE INDEX idx_search_hashtags_folded ON search_hashtags (folded text_pattern_ops);

CREATE TABLE search_suggestions (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    names TEXT NOT NULL,
    sketch TEXT NOT NULL,
    weight BIGINT NOT NULL,
    indexed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (kind, key)
) WITH (fillfactor = 80);

CREATE INDEX idx_search_suggestions_sketch
    ON search_suggestions USING GIN (kind, sketch gin_trgm_ops) WITH (fastupdate = off);

-- Which of them were ever filled to the end.
CREATE TABLE search_built (
    name TEXT PRIMARY KEY,
    built_at TIMESTAMP WITH TIME ZONE NOT NULL
);
