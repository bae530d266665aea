package plaza.dynamodb.post;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Post;
import plaza.core.post.PostKey;
import plaza.core.post.PostTotals;
import plaza.core.post.Visibility;
import plaza.dynamodb.Change;
import plaza.dynamodb.Condition;
import plaza.dynamodb.Item;
import plaza.dynamodb.Key;
import plaza.dynamodb.Query;
import plaza.dynamodb.Table;
import plaza.dynamodb.Write;

/**
 * The posts of each person, {@code USER#<id>, POST#<post>}, and how many there are, {@code
 * USER#<id>, POSTS}. Thread-safe.
 */
final class AuthorPosts {
    private static final String ENTRY = "POST#";
    private static final String TOTALS = "POSTS";
    private static final String VISIBILITY = "visibility";
    private static final String AUTHOR = "authorId";

    private static final Comparator<PostKey> NEWEST_FIRST =
            Comparator.comparing(PostKey::id).reversed();

    private final Table posts;

    AuthorPosts(Table posts) {
        this.posts = posts;
    }

    private static String partition(UserId author) {
        return "USER#" + author;
    }

    private static Key totals(UserId author) {
        return new Key(partition(author), TOTALS);
    }

    private static Key entry(Post post) {
        return new Key(partition(post.author()), ENTRY + post.id());
    }

    List<Write> added(Post post) {
        Item entry = Item.at(entry(post)).with(VISIBILITY, post.visibility().name());
        return List.of(Write.putting(posts, entry), counted(post, 1));
    }

    List<Write> removed(Post post) {
        return List.of(Write.deleting(posts, entry(post)), counted(post, -1));
    }

    private Write counted(Post post, int more) {
        Change change =
                Change.none().set(AUTHOR, post.author()).add(post.visibility().name(), more);
        return Write.updating(posts, totals(post.author()), change, null);
    }

    /** A person's posts, newest first. */
    List<PostId> newest(UserId author, @Nullable PostId before, int limit) {
        return ids(entries(author, before).limit(limit));
    }

    private static Query entries(UserId author, @Nullable PostId before) {
        return Query.of(partition(author), ENTRY)
                .descending()
                .after(before == null ? null : ENTRY + before);
    }

    private List<PostId> ids(Query entries) {
        return posts.query(entries).stream()
                .map(entry -> entry.key().sk().substring(ENTRY.length()))
                .map(id -> PostId.parse(id).orElseThrow())
                .toList();
    }

    /** The newest of several people that are not private. */
    List<PostKey> newest(Collection<UserId> authors, @Nullable PostId before, int limit) {
        if (limit < 1 || limit > PageRequest.MAX_LIMIT) {
            throw new IllegalArgumentException("limit " + limit);
        }
        Condition isSeen = Condition.isNot(VISIBILITY, Visibility.PRIVATE.name());
        return posts
                .map(
                        authors.stream().distinct().toList(),
                        author ->
                                ids(entries(author, before).where(isSeen).limit(limit)).stream()
                                        .map(id -> new PostKey(id, author))
                                        .toList())
                .stream()
                .flatMap(List::stream)
                .sorted(NEWEST_FIRST)
                .limit(limit)
                .toList();
    }

    Map<UserId, PostTotals> count(Collection<UserId> authors) {
        Map<UserId, PostTotals> counts = new HashMap<>();
        authors.forEach(author -> counts.put(author, PostTotals.NONE));
        posts.getAll(counts.keySet().stream().map(AuthorPosts::totals).toList())
                .values()
                .forEach(
                        item ->
                                counts.put(
                                        item.user(AUTHOR),
                                        new PostTotals(
                                                item.count(Visibility.PUBLIC.name()),
                                                item.count(Visibility.FOLLOWERS.name()),
                                                item.count(Visibility.PRIVATE.name()))));
        return counts;
    }
}
