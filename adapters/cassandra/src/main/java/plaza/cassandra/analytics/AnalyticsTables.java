package plaza.cassandra.analytics;

import plaza.cassandra.Cassandra;

/** The tables of figures. */
final class AnalyticsTables {
    private AnalyticsTables() {}

    static void define(Cassandra cassandra) {
        cassandra.define(
                """
                CREATE TABLE IF NOT EXISTS tweet_analytics (
                    tweet_id UUID,
                    date DATE,
                    hour INT,
                    shown COUNTER STATIC,
                    impressions COUNTER,
                    likes COUNTER,
                    retweets COUNTER,
                    replies COUNTER,
                    PRIMARY KEY (tweet_id, date, hour))
                """);
        cassandra.define("ALTER TABLE tweet_analytics ADD IF NOT EXISTS shown COUNTER STATIC");
        cassandra.define(
                """
                CREATE TABLE IF NOT EXISTS user_analytics (
                    user_id UUID,
                    date DATE,
                    tweets_posted COUNTER,
                    likes_received COUNTER,
                    followers_gained COUNTER,
                    profile_views COUNTER,
                    followers_lost COUNTER,
                    impressions COUNTER,
                    retweets_received COUNTER,
                    replies_received COUNTER,
                    PRIMARY KEY (user_id, date))
                """);
        cassandra.define(
                "CREATE TABLE IF NOT EXISTS analytics_acts (id UUID PRIMARY KEY, since TIMESTAMP)");
        cassandra.define(
                """
                CREATE TABLE IF NOT EXISTS analytics_acts_by_hour (
                    hour TIMESTAMP, id UUID, PRIMARY KEY (hour, id))
                """);
        cassandra.define(
                """
                CREATE TABLE IF NOT EXISTS analytics_posts (
                    hour TIMESTAMP, tweet_id UUID, PRIMARY KEY (hour, tweet_id))
                """);
        cassandra.define(
                """
                CREATE TABLE IF NOT EXISTS analytics_users (
                    date DATE, user_id UUID, PRIMARY KEY (date, user_id))
                """);
        cassandra.define(
                """
                CREATE TABLE IF NOT EXISTS analytics_periods (
                    what TEXT, at TIMESTAMP, PRIMARY KEY (what, at))
                """);
    }
}
