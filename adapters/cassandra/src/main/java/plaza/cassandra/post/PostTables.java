package plaza.cassandra.post;

import plaza.cassandra.Cassandra;

/** The tables of root posts. */
final class PostTables {
    private PostTables() {}

    static void define(Cassandra cassandra) {
        cassandra.define(
                """
                CREATE TABLE IF NOT EXISTS reels (
                    reel_id UUID PRIMARY KEY,
                    user_id TEXT,
                    caption TEXT,
                    media_url TEXT,
                    created_at TIMESTAMP,
                    media FROZEN<LIST<TEXT>>,
                    hashtags FROZEN<LIST<TEXT>>,
                    mentions FROZEN<LIST<TEXT>>,
                    urls FROZEN<LIST<TEXT>>,
                    quote_of UUID,
                    visibility TEXT,
                    edited_at BIGINT,
                    edits INT,
                    deleted BOOLEAN)
                """);
        cassandra.define(
                """
                CREATE TABLE IF NOT EXISTS user_reels (
                    user_id TEXT,
                    reel_id UUID,
                    created_at TIMESTAMP,
                    visibility TEXT,
                    PRIMARY KEY (user_id, created_at, reel_id))
                WITH CLUSTERING ORDER BY (created_at DESC, reel_id DESC)
                """);
        cassandra.define(
                """
                CREATE TABLE IF NOT EXISTS reel_revisions (
                    reel_id UUID,
                    edit INT,
                    caption TEXT,
                    since BIGINT,
                    PRIMARY KEY (reel_id, edit))
                """);
        cassandra.define(
                """
                CREATE TABLE IF NOT EXISTS reels_by_hour (
                    hour TIMESTAMP,
                    created_at TIMESTAMP,
                    reel_id UUID,
                    visibility TEXT,
                    PRIMARY KEY (hour, created_at, reel_id))
                WITH CLUSTERING ORDER BY (created_at DESC, reel_id DESC)
                """);
        cassandra.define(
                """
                CREATE TABLE IF NOT EXISTS reel_hours (
                    what TEXT,
                    hour TIMESTAMP,
                    PRIMARY KEY (what, hour))
                WITH CLUSTERING ORDER BY (hour DESC)
                """);
        cassandra.define(
                """
                CREATE TABLE IF NOT EXISTS reels_by_hashtag (
                    hashtag TEXT,
                    month TEXT,
                    created_at TIMESTAMP,
                    reel_id UUID,
                    PRIMARY KEY ((hashtag, month), created_at, reel_id))
                WITH CLUSTERING ORDER BY (created_at DESC, reel_id DESC)
                """);
        cassandra.define(
                """
                CREATE TABLE IF NOT EXISTS hashtag_months (
                    hashtag TEXT,
                    month TEXT,
                    PRIMARY KEY (hashtag, month))
                WITH CLUSTERING ORDER BY (month DESC)
                """);
    }
}
