package plaza.core.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import plaza.core.Batch;
import plaza.core.account.Account;
import plaza.core.account.AccountStore;
import plaza.core.graph.FollowCounts;
import plaza.core.graph.FollowGraph;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Post;
import plaza.core.post.PostLookup;

/**
 * Brings index and suggestions to what the primary stores say, for the people and posts that are
 * named. It reads again after it has written, and repeats where something changed meanwhile: of
 * several who do this at once, such as the projection and a rebuild, the last to write has seen the
 * last change. Thread-safe.
 */
public final class SearchFeed {
    private final Sources sources;
    private final SearchIndex index;
    private final Autocomplete autocomplete;

    /**
     * Where it reads.
     *
     * @param posts as all of these without a cache, which may lag behind another process
     */
    public record Sources(PostLookup posts, AccountStore accounts, FollowGraph graph) {}

    public SearchFeed(Sources sources, SearchIndex index, Autocomplete autocomplete) {
        this.sources = sources;
        this.index = index;
        this.autocomplete = autocomplete;
    }

    /**
     * Follows what happened to these posts.
     *
     * @return how many were not in the index before, or are not any more
     */
    public int refreshPosts(Collection<PostId> posts) {
        return converge(List.copyOf(posts), sources.posts()::findAll, this::writePosts);
    }

    /**
     * Follows what happened to these people, and how many follow them.
     *
     * @return how many were not in the index before, or are not any more
     */
    public int refreshUsers(Collection<UserId> users) {
        return converge(List.copyOf(users), this::findUsers, this::writeUsers);
    }

    @FunctionalInterface
    private interface Write<I, T> {
        int write(List<T> found, List<I> gone);
    }

    private static <I, T> int converge(
            List<I> ids, Function<Collection<I>, Map<I, T>> find, Write<I, T> write) {
        int changed = 0;
        List<I> stale = ids;
        Map<I, T> seen = find.apply(stale);
        while (!stale.isEmpty()) {
            List<T> found = new ArrayList<>();
            List<I> gone = new ArrayList<>();
            for (I id : stale) {
                T present = seen.get(id);
                if (present == null) {
                    gone.add(id);
                } else {
                    found.add(present);
                }
            }
            changed += write.write(found, gone);
            Map<I, T> before = seen;
            Map<I, T> now = find.apply(stale);
            stale =
                    stale.stream()
                            .filter(id -> !Objects.equals(before.get(id), now.get(id)))
                            .toList();
            seen = now;
        }
        return changed;
    }

    private int writePosts(List<Post> found, List<PostId> gone) {
        List<SearchablePost> put = found.stream().map(SearchablePost::of).toList();
        int changed = index.updatePosts(put, gone);
        Set<String> hashtags = new HashSet<>();
        put.forEach(post -> hashtags.addAll(post.counted()));
        Batch.split(hashtags).forEach(this::suggestHashtags);
        return changed;
    }

    private void suggestHashtags(List<String> hashtags) {
        Map<String, Long> counts = index.countHashtags(hashtags);
        autocomplete.put(
                counts.entrySet().stream()
                        .map(each -> new HashtagCount(each.getKey(), each.getValue()))
                        .map(Suggestion::of)
                        .toList());
        autocomplete.remove(
                Suggestion.Kind.HASHTAG,
                hashtags.stream().filter(hashtag -> !counts.containsKey(hashtag)).toList());
    }

    private Map<UserId, SearchableUser> findUsers(Collection<UserId> ids) {
        Map<UserId, FollowCounts> follows = sources.graph().counts(ids);
        Map<UserId, SearchableUser> users = new HashMap<>();
        for (Account account : sources.accounts().findAll(ids).values()) {
            if (account.isActive()) {
                FollowCounts counts = follows.getOrDefault(account.id(), FollowCounts.NONE);
                users.put(account.id(), SearchableUser.of(account, counts.followers()));
            }
        }
        return users;
    }

    private int writeUsers(List<SearchableUser> found, List<UserId> gone) {
        int changed = index.updateUsers(found, gone);
        autocomplete.put(found.stream().map(Suggestion::of).toList());
        autocomplete.remove(Suggestion.Kind.USER, gone.stream().map(UserId::toString).toList());
        return changed;
    }
}
