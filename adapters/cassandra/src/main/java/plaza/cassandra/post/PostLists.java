package plaza.cassandra.post;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import plaza.cassandra.Cassandra;
import plaza.core.post.Post;

/**
 * The rows that list posts: in {@code user_reels} by person, in {@code reels_by_hour} and {@code
 * reels_by_hashtag} by time, with {@code reel_hours} and {@code hashtag_months}, which say what of
 * those two there is. Thread-safe.
 */
final class PostLists {
    private final Cassandra cassandra;

    PostLists(Cassandra cassandra) {
        this.cassandra = cassandra;
    }

    void add(Post post) {
        List<BoundStatement> lists = new ArrayList<>(listed(post));
        post.entities().hashtags().forEach(tag -> lists.addAll(tagged(post, tag)));
        cassandra.runAll(lists);
    }

    void add(Post post, Collection<String> tags) {
        cassandra.runAll(tags.stream().flatMap(tag -> tagged(post, tag).stream()).toList());
    }

    void remove(Post post, Collection<String> tags) {
        cassandra.runAll(tags.stream().map(tag -> untagged(post, tag)).toList());
    }

    void remove(Post post) {
        Instant at = post.createdAt();
        UUID id = post.id().value();
        List<BoundStatement> lists = new ArrayList<>();
        lists.add(
                cassandra.bind(
                        "DELETE FROM user_reels WHERE user_id = ? AND created_at = ? AND reel_id = ?",
                        post.author().toString(),
                        at,
                        id));
        lists.add(
                cassandra.bind(
                        "DELETE FROM reels_by_hour WHERE hour = ? AND created_at = ? AND reel_id = ?",
                        at.truncatedTo(ChronoUnit.HOURS),
                        at,
                        id));
        post.entities().hashtags().forEach(tag -> lists.add(untagged(post, tag)));
        cassandra.runAll(lists);
    }

    private List<BoundStatement> listed(Post post) {
        Instant at = post.createdAt();
        UUID id = post.id().value();
        Instant hour = at.truncatedTo(ChronoUnit.HOURS);
        return List.of(
                cassandra.bind(
                        "INSERT INTO user_reels (user_id, created_at, reel_id, visibility) VALUES (?, ?, ?, ?)",
                        post.author().toString(),
                        at,
                        id,
                        post.visibility().name()),
                cassandra.bind("INSERT INTO reel_hours (what, hour) VALUES ('reels', ?)", hour),
                cassandra.bind(
                        "INSERT INTO reels_by_hour (hour, created_at, reel_id, visibility) VALUES (?, ?, ?, ?)",
                        hour,
                        at,
                        id,
                        post.visibility().name()));
    }

    private List<BoundStatement> tagged(Post post, String tag) {
        String month = month(post.createdAt());
        return List.of(
                cassandra.bind(
                        "INSERT INTO hashtag_months (hashtag, month) VALUES (?, ?)", tag, month),
                cassandra.bind(
                        "INSERT INTO reels_by_hashtag (hashtag, month, created_at, reel_id) VALUES (?, ?, ?, ?)",
                        tag,
                        month,
                        post.createdAt(),
                        post.id().value()));
    }

    private BoundStatement untagged(Post post, String tag) {
        return cassandra.bind(
                "DELETE FROM reels_by_hashtag WHERE hashtag = ? AND month = ? AND created_at = ? AND reel_id = ?",
                tag,
                month(post.createdAt()),
                post.createdAt(),
                post.id().value());
    }

    /** Years and months, in the order of time as texts. */
    static String month(Instant at) {
        return at.toString().substring(0, 7);
    }
}
