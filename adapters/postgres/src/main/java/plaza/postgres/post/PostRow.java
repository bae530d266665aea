package plaza.postgres.post;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import plaza.core.post.Entities;
import plaza.core.post.Post;
import plaza.core.post.Visibility;
import plaza.postgres.DomainTypes;

/** A row of {@code tweets} as a post. */
public final class PostRow {
    /** The columns that {@link #read} reads, of the table under the alias {@code t}. */
    public static final String COLUMNS =
            "t.tweet_id, t.user_id, t.content, t.media_urls, t.hashtags, t.mentions, t.urls,"
                    + " t.reply_to_tweet_id, t.quote_tweet_id, t.visibility, t.edited_at";

    private PostRow() {}

    public static Post read(ResultSet row) throws SQLException {
        return new Post(
                DomainTypes.post(row, "tweet_id"),
                DomainTypes.user(row, "user_id"),
                row.getString("content"),
                new Entities(
                        DomainTypes.texts(row, "hashtags"),
                        DomainTypes.users(row, "mentions"),
                        DomainTypes.texts(row, "urls")),
                DomainTypes.texts(row, "media_urls"),
                DomainTypes.optionalPost(row, "reply_to_tweet_id"),
                DomainTypes.optionalPost(row, "quote_tweet_id"),
                Visibility.valueOf(row.getString("visibility").toUpperCase(Locale.ROOT)),
                DomainTypes.optionalInstant(row, "edited_at"));
    }

    static String visibility(Visibility visibility) {
        return visibility.name().toLowerCase(Locale.ROOT);
    }
}
