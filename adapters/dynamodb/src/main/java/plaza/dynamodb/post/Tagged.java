package plaza.dynamodb.post;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plaza.core.id.PostId;
import plaza.core.post.Post;
import plaza.core.post.Visibility;
import plaza.dynamodb.Buckets;
import plaza.dynamodb.Item;
import plaza.dynamodb.Key;
import plaza.dynamodb.Table;

/**
 * Public posts by hashtag: {@code TAG#<hashtag>#<0-15>, <post>}. What is listed and no post of the
 * hashtag is left out by whoever reads. Thread-safe.
 */
final class Tagged {
    private final Table posts;
    private final Buckets buckets;

    Tagged(Table posts) {
        this.posts = posts;
        this.buckets = new Buckets(posts);
    }

    private static String list(String hashtag) {
        return "TAG#" + hashtag;
    }

    void add(Post post, Collection<String> hashtags) {
        posts.putAll(keys(post, hashtags).stream().map(Item::at).toList());
    }

    void remove(Post post, Collection<String> hashtags) {
        posts.deleteAll(keys(post, hashtags));
    }

    private static Set<Key> keys(Post post, Collection<String> hashtags) {
        Set<Key> keys = new HashSet<>();
        if (post.visibility() == Visibility.PUBLIC) {
            hashtags.forEach(
                    hashtag ->
                            keys.add(
                                    Buckets.key(
                                            list(hashtag),
                                            post.id().value(),
                                            post.id().toString())));
        }
        return keys;
    }

    /** The posts before one, newest first. */
    List<PostId> newest(String hashtag, @Nullable PostId before, int limit) {
        String behind = before == null ? null : before.toString();
        return buckets
                .first(
                        List.of(list(hashtag)),
                        range -> range.descending().after(behind).limit(limit))
                .stream()
                .map(entry -> PostId.parse(entry.key().sk()).orElseThrow())
                .toList();
    }
}
