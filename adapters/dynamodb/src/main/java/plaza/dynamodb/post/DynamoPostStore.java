package plaza.dynamodb.post;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Entities;
import plaza.core.post.Post;
import plaza.core.post.PostKey;
import plaza.core.post.PostStore;
import plaza.core.post.PostTotals;
import plaza.core.post.Visibility;
import plaza.dynamodb.Dynamo;
import plaza.dynamodb.Item;
import plaza.dynamodb.Shape;
import plaza.dynamodb.Write;

/** Root posts in the table {@code posts}. Thread-safe. */
public final class DynamoPostStore extends DynamoPostRecords implements PostStore {
    private static final String TIMELINE = "TIMELINE";

    private final AuthorPosts authors;
    private final Tagged tagged;

    public DynamoPostStore(Dynamo dynamo) {
        super(dynamo, TIMELINE);
        this.authors = new AuthorPosts(posts);
        this.tagged = new Tagged(posts);
    }

    @Override
    protected boolean keeps(Post post) {
        return !post.isReply();
    }

    @Override
    protected boolean isOfKind(Item item) {
        return PostItems.replyTo(item) == null;
    }

    @Override
    protected void prepare(Post post) {
        super.prepare(post);
        tagged.add(post, post.entities().hashtags());
    }

    @Override
    protected Item item(Post post) {
        Item item =
                super.item(post)
                        .with(Shape.partition(Shape.BY_AUTHOR), "USER#" + post.author())
                        .with(Shape.sort(Shape.BY_AUTHOR), post.id());
        return post.visibility() == Visibility.PUBLIC
                ? item.with(Shape.partition(Shape.BY_TIME), hours.key(post.id()).pk())
                        .with(Shape.sort(Shape.BY_TIME), post.id())
                : item;
    }

    @Override
    protected List<Write> added(Post post) {
        return authors.added(post);
    }

    @Override
    protected List<Write> removed(Post post) {
        return authors.removed(post);
    }

    @Override
    protected void beforeEdit(Post post, Entities entities) {
        tagged.add(post, entities.hashtags());
    }

    @Override
    protected void afterEdit(Post post, Entities entities) {
        Set<String> gone = new HashSet<>(post.entities().hashtags());
        gone.removeAll(entities.hashtags());
        tagged.remove(post, gone);
    }

    @Override
    public Page<Post> listByAuthor(UserId author, PageRequest page) {
        PostId before = PostId.of(page.cursor());
        return page(authors.newest(author, before, page.limit() + 1), page);
    }

    @Override
    public List<PostKey> listNewestKeys(
            Collection<UserId> people, @Nullable PostId before, int limit) {
        return authors.newest(people, before, limit);
    }

    @Override
    public Page<Post> listPublic(
            @Nullable Instant since, @Nullable Instant until, PageRequest page) {
        PostId least = since == null ? Hours.FIRST : Hours.floor(since);
        PostId end = until == null ? Hours.BEHIND_ALL : Hours.floor(until);
        PostId cursor = PostId.of(page.cursor());
        PostId before = cursor == null || end.compareTo(cursor) < 0 ? end : cursor;
        return page(hours.newest(least, before, page.limit() + 1), page);
    }

    @Override
    public Page<Post> listByHashtag(String hashtag, PageRequest page) {
        List<PostId> listed = new ArrayList<>();
        List<Post> oneMore = new ArrayList<>();
        PostId before = PostId.of(page.cursor());
        do {
            listed = tagged.newest(hashtag, before, page.limit() + 1);
            Map<PostId, Post> found = findAll(listed);
            listed.stream()
                    .map(found::get)
                    .filter(post -> post != null && post.entities().hashtags().contains(hashtag))
                    .forEach(oneMore::add);
            before = listed.isEmpty() ? null : listed.getLast();
        } while (before != null && listed.size() > page.limit() && oneMore.size() <= page.limit());
        return Page.of(
                oneMore.stream().limit(page.limit() + 1L).toList(),
                page.limit(),
                post -> post.id().toCursor());
    }

    @Override
    public Map<UserId, PostTotals> countByAuthor(Collection<UserId> people) {
        return authors.count(people);
    }
}
