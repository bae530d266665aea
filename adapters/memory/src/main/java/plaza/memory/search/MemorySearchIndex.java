package plaza.memory.search;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plaza.core.Ids;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.search.HashtagCount;
import plaza.core.search.NameTokens;
import plaza.core.search.PostRanking;
import plaza.core.search.PostRanking.Block;
import plaza.core.search.PostRanking.Candidate;
import plaza.core.search.PostSearch;
import plaza.core.search.SearchIndex;
import plaza.core.search.SearchablePost;
import plaza.core.search.SearchableUser;
import plaza.core.search.UserMatch;
import plaza.core.search.UserSearch;

/** Looks at everything for each search. Thread-safe. */
public final class MemorySearchIndex implements SearchIndex {
    private final Generations<PostId, Post> posts = new Generations<>();
    private final Generations<UserId, User> users = new Generations<>();
    private long generation;
    private boolean built;

    private record Post(SearchablePost of, Document text) {}

    private record User(SearchableUser of, Document text) {}

    @Override
    public synchronized int updatePosts(
            Collection<SearchablePost> put, Collection<PostId> removed) {
        int changed = 0;
        for (SearchablePost post : put) {
            var indexed = new Post(post, new Document(post.text()));
            changed += posts.put(post.id(), indexed, generation) ? 1 : 0;
        }
        return changed + posts.removeAll(removed);
    }

    @Override
    public synchronized int updateUsers(
            Collection<SearchableUser> put, Collection<UserId> removed) {
        int changed = 0;
        for (SearchableUser user : put) {
            var indexed = new User(user, new Document(user.text()));
            changed += users.put(user.id(), indexed, generation) ? 1 : 0;
        }
        return changed + users.removeAll(removed);
    }

    @Override
    public synchronized Page<PostId> listPosts(PostSearch search, PageRequest page) {
        return PostRanking.page(search, page, this::newest);
    }

    private Block newest(PostSearch search, PostId before, @Nullable PostId floor) {
        List<Post> newest =
                posts.values().stream()
                        .filter(post -> post.of().id().compareTo(before) < 0)
                        .filter(post -> floor == null || post.of().id().compareTo(floor) >= 0)
                        .filter(post -> matches(search, post))
                        .sorted(Comparator.comparing((Post post) -> post.of().id()).reversed())
                        .limit(PostRanking.BLOCK)
                        .toList();
        List<Candidate> candidates =
                newest.stream()
                        .map(
                                post ->
                                        new Candidate(
                                                post.of().id(),
                                                post.text().relevance(search.all())))
                        .toList();
        boolean full = newest.size() == PostRanking.BLOCK;
        return new Block(candidates, full ? newest.getLast().of().id() : null);
    }

    private static boolean matches(PostSearch search, Post post) {
        SearchablePost indexed = post.of();
        return !search.isEmpty()
                && (search.from() == null || search.from().equals(indexed.author()))
                && (search.since() == null
                        || Ids.compare(indexed.id().value(), Ids.floor(search.since())) >= 0)
                && indexed.hashtags().containsAll(search.hashtags())
                && post.text().hasAll(search.all())
                && search.none().stream().noneMatch(post.text()::has);
    }

    @Override
    public synchronized Page<UserId> listUsers(UserSearch search, PageRequest page) {
        List<UserMatch> matches =
                users.values().stream()
                        .filter(_ -> !search.isEmpty())
                        .flatMap(
                                user ->
                                        UserMatch.of(
                                                search,
                                                user.of(),
                                                user.text().hasAll(search.words()))
                                                .stream())
                        .toList();
        return UserMatch.page(matches, page);
    }

    @Override
    public synchronized Page<HashtagCount> listHashtags(String prefix, PageRequest page) {
        HashtagCount last = HashtagCount.of(page.cursor());
        String typed = NameTokens.typed(prefix);
        List<HashtagCount> found =
                counts().entrySet().stream()
                        .filter(_ -> !typed.isEmpty())
                        .filter(each -> NameTokens.typed(each.getKey()).startsWith(typed))
                        .map(each -> new HashtagCount(each.getKey(), each.getValue()))
                        .filter(each -> last == null || each.compareTo(last) > 0)
                        .sorted()
                        .limit(page.limit() + 1L)
                        .toList();
        return Page.of(found, page.limit(), HashtagCount::toCursor);
    }

    @Override
    public synchronized Map<String, Long> countHashtags(Collection<String> hashtags) {
        Map<String, Long> counts = counts();
        counts.keySet().retainAll(hashtags);
        return counts;
    }

    private Map<String, Long> counts() {
        Map<String, Long> counts = new HashMap<>();
        for (Post post : posts.values()) {
            if (users.contains(post.of().author(), user -> user.of().isOpen())) {
                post.of().counted().forEach(hashtag -> counts.merge(hashtag, 1L, Long::sum));
            }
        }
        return counts;
    }

    @Override
    public synchronized String beginRebuild() {
        return Long.toString(++generation);
    }

    @Override
    public synchronized int finishRebuild(String rebuild) {
        built = true;
        long begun = Long.parseLong(rebuild);
        return posts.removeBefore(begun) + users.removeBefore(begun);
    }

    @Override
    public synchronized boolean isBuilt() {
        return built;
    }
}
