package plaza.cassandra.trend;

import plaza.cassandra.Cassandra;

/** The tables of trends. */
final class TrendTables {
    private TrendTables() {}

    static void define(Cassandra cassandra) {
        cassandra.define(
                """
                CREATE TABLE IF NOT EXISTS trending_hashtags (
                    region TEXT,
                    date DATE,
                    hour INT,
                    hashtag TEXT,
                    mention_count COUNTER,
                    PRIMARY KEY ((region, date, hour), hashtag))
                """);
        cassandra.define(
                """
                CREATE TABLE IF NOT EXISTS trend_people (
                    region TEXT,
                    date DATE,
                    hour INT,
                    hashtag TEXT,
                    user_id UUID,
                    reel_id UUID,
                    PRIMARY KEY ((region, date, hour, hashtag), user_id, reel_id))
                """);
        cassandra.define(
                """
                CREATE TABLE IF NOT EXISTS trend_reels (
                    reel_id UUID,
                    region TEXT,
                    at TIMESTAMP,
                    hashtag TEXT,
                    user_id UUID,
                    PRIMARY KEY (reel_id, region, at, hashtag, user_id))
                """);
        cassandra.define(
                """
                CREATE TABLE IF NOT EXISTS trend_users (
                    user_id UUID, reel_id UUID, PRIMARY KEY (user_id, reel_id))
                """);
        cassandra.define(
                """
                CREATE TABLE IF NOT EXISTS trend_hours (
                    region TEXT, at TIMESTAMP, PRIMARY KEY (region, at))
                """);
        cassandra.define(
                """
                CREATE TABLE IF NOT EXISTS trend_regions (
                    what TEXT, region TEXT, PRIMARY KEY (what, region))
                """);
    }
}
