package plaza.redis.post;

import io.lettuce.core.KeyValue;
import io.lettuce.core.SetArgs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plaza.core.Batch;
import plaza.core.id.PostId;
import plaza.core.post.CountKind;
import plaza.core.post.Counters;
import plaza.core.post.PostCounts;
import plaza.redis.LikeLayout;
import plaza.redis.RedisConnection;
import plaza.redis.RedisScript;

/**
 * Likes as {@code likes:<post>}, a number, or, by layout, with the other counts in the hash {@code
 * counts:<post>}. A post is known when all of its counts are there. Both go 30 days after they last
 * changed, each by itself: the store knows all of them. No step changes two keys at once: a crash
 * between two leaves a count that the reconciler mends. Thread-safe.
 */
public final class RedisCounters implements Counters {
    private static final String LIKES = "likes";
    private static final String REPOSTS = "reposts";
    private static final String REPLIES = "replies";
    private static final String IMPRESSIONS = "impressions";

    private static final Duration KEPT = Duration.ofDays(30);
    private static final String KEPT_SECONDS = Long.toString(KEPT.toSeconds());

    private static final RedisScript<Long> ADD_LIKES = RedisScript.number("post/add-likes");
    private static final RedisScript<Long> ADD = RedisScript.number("post/add");
    private static final RedisScript<Long> FILL = RedisScript.number("post/fill");
    private static final RedisScript<Long> PUT_LIKES = RedisScript.number("post/put-likes");
    private static final RedisScript<Long> PUT = RedisScript.number("post/put");

    private final RedisConnection redis;
    private final boolean apart;

    public RedisCounters(RedisConnection redis, LikeLayout layout) {
        this.redis = redis;
        this.apart = layout == LikeLayout.KEYS;
    }

    @Override
    public Map<PostId, PostCounts> findAll(Collection<PostId> posts) {
        return Batch.all(posts, this::findSome);
    }

    private Map<PostId, PostCounts> findSome(Collection<PostId> posts) {
        List<PostId> all = posts.stream().distinct().toList();
        List<String> apartLikes = apart ? likesApart(all) : List.of();
        List<Map<String, String>> hashes =
                redis.callAll(
                        commands ->
                                all.stream().map(post -> commands.hgetall(counts(post))).toList());
        Map<PostId, PostCounts> found = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            Map<String, String> hash = hashes.get(i);
            String likes = apart ? apartLikes.get(i) : hash.getOrDefault(LIKES, "");
            PostCounts counts = counts(likes, hash);
            if (counts != null) {
                found.put(all.get(i), counts);
            }
        }
        return found;
    }

    /** Numbers as texts, empty where there are none. */
    private List<String> likesApart(List<PostId> posts) {
        String[] keys = posts.stream().map(this::likes).toArray(String[]::new);
        return redis.<List<KeyValue<String, String>>>call(commands -> commands.mget(keys)).stream()
                .map(likes -> likes.getValueOrElse(""))
                .toList();
    }

    private static @Nullable PostCounts counts(String likes, Map<String, String> others) {
        String reposts = others.get(REPOSTS);
        String replies = others.get(REPLIES);
        String impressions = others.get(IMPRESSIONS);
        return likes.isEmpty() || reposts == null || replies == null || impressions == null
                ? null
                : new PostCounts(
                        Long.parseLong(likes),
                        Long.parseLong(reposts),
                        Long.parseLong(replies),
                        Long.parseLong(impressions));
    }

    @Override
    public void fill(PostId post, PostCounts counts) {
        if (apart) {
            redis.call(
                    commands ->
                            commands.set(
                                    likes(post),
                                    Long.toString(counts.likes()),
                                    SetArgs.Builder.nx().ex(KEPT)));
        }
        List<String> fields = fields(counts);
        fields.add(IMPRESSIONS);
        fields.add(Long.toString(counts.impressions()));
        redis.eval(FILL, List.of(counts(post)), fields.toArray(String[]::new));
    }

    /** For how long the hash is kept, and what is in it but for impressions. */
    private List<String> fields(PostCounts counts) {
        List<String> fields =
                new ArrayList<>(
                        List.of(
                                KEPT_SECONDS,
                                REPOSTS,
                                Long.toString(counts.reposts()),
                                REPLIES,
                                Long.toString(counts.replies())));
        if (!apart) {
            fields.add(LIKES);
            fields.add(Long.toString(counts.likes()));
        }
        return fields;
    }

    @Override
    public void add(PostId post, CountKind kind, int delta) {
        addAll(kind, Map.of(post, delta));
    }

    @Override
    public void addAll(CountKind kind, Map<PostId, Integer> deltas) {
        if (kind == CountKind.LIKES && apart) {
            addLikesApart(deltas);
            return;
        }
        Map<List<String>, String[]> additions = new HashMap<>();
        switch (kind) {
            case LIKES -> addTo(additions, LIKES, deltas);
            case REPOSTS -> addTo(additions, REPOSTS, deltas);
            case REPLIES -> addTo(additions, REPLIES, deltas);
            case IMPRESSIONS -> addTo(additions, IMPRESSIONS, deltas);
        }
        redis.evalAll(ADD, additions);
    }

    private void addLikesApart(Map<PostId, Integer> deltas) {
        Map<List<String>, String[]> additions = new HashMap<>();
        deltas.forEach(
                (post, delta) ->
                        additions.put(
                                List.of(likes(post)),
                                new String[] {delta.toString(), KEPT_SECONDS}));
        redis.evalAll(ADD_LIKES, additions);
    }

    private void addTo(
            Map<List<String>, String[]> additions, String field, Map<PostId, Integer> deltas) {
        deltas.forEach(
                (post, delta) ->
                        additions.put(
                                List.of(counts(post)),
                                new String[] {field, delta.toString(), KEPT_SECONDS}));
    }

    @Override
    public void put(PostId post, PostCounts counts) {
        if (apart) {
            redis.eval(
                    PUT_LIKES, List.of(likes(post)), Long.toString(counts.likes()), KEPT_SECONDS);
        }
        redis.eval(PUT, List.of(counts(post)), fields(counts).toArray(String[]::new));
    }

    private String likes(PostId post) {
        return redis.key("likes:" + post);
    }

    private String counts(PostId post) {
        return redis.key("counts:" + post);
    }
}
