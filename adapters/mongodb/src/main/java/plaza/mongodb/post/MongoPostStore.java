package plaza.mongodb.post;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static plaza.mongodb.post.PostDocuments.HASHTAGS;
import static plaza.mongodb.post.PostDocuments.ID;
import static plaza.mongodb.post.PostDocuments.THERE;
import static plaza.mongodb.post.PostDocuments.USER;
import static plaza.mongodb.post.PostDocuments.VISIBILITY;

import com.mongodb.client.model.Projections;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import plaza.core.Batch;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.media.MediaKeys;
import plaza.core.post.Entities;
import plaza.core.post.Post;
import plaza.core.post.PostKey;
import plaza.core.post.PostStore;
import plaza.core.post.PostTotals;
import plaza.core.post.Revision;
import plaza.core.post.Visibility;
import plaza.mongodb.Documents;
import plaza.mongodb.Fields;
import plaza.mongodb.Mongo;
import plaza.mongodb.Mongo.Index;
import plaza.mongodb.reel.Reels;

/**
 * Root posts in the collection {@code reels}. Lists are in the order of the ids, which is that of
 * the times. Of a deleted post its id stays, so that it is not made again, and what others left
 * within it. Thread-safe.
 */
public final class MongoPostStore implements PostStore {
    private static final String CAPTION = "caption";
    private static final String VIDEO = "videoUrl";
    private static final Bson PUBLIC = eq(VISIBILITY, Visibility.PUBLIC.name());

    private final Reels within;
    private final Documents reels;
    private final AuthorReels byAuthor;
    private final Edits edits;

    public MongoPostStore(Mongo mongo) {
        this.reels =
                mongo.collection(
                        Reels.COLLECTION,
                        Index.on(
                                compoundIndex(
                                        ascending(USER), descending(ID), ascending(VISIBILITY))),
                        Index.on(ascending(USER, VISIBILITY)),
                        Index.on(compoundIndex(ascending(VISIBILITY), descending(ID))),
                        Index.on(compoundIndex(ascending(HASHTAGS, VISIBILITY), descending(ID))));
        this.within = new Reels(mongo);
        this.byAuthor = new AuthorReels(reels);
        this.edits = new Edits(reels, CAPTION);
    }

    @Override
    public boolean insert(Post post) {
        if (post.isReply()) {
            throw new IllegalArgumentException("Post " + post.id() + " is of another kind");
        }
        var reel =
                new Document(ID, post.id().value())
                        .append(VIDEO, video(post))
                        .append("createdAt", Fields.date(post.createdAt()));
        reel.putAll(PostDocuments.document(post, CAPTION));
        within.prepare(post.id(), reel);
        return reels.insert(reel);
    }

    private static @Nullable String video(Post post) {
        return post.media().isEmpty() ? null : MediaKeys.PATH + post.media().getFirst();
    }

    private static Post post(Document reel) {
        return PostDocuments.post(reel, CAPTION, null);
    }

    @Override
    public Map<PostId, Post> findAll(Collection<PostId> ids) {
        return Batch.all(
                ids,
                some ->
                        reels
                                .find(
                                        and(in(ID, Fields.ids(some)), THERE),
                                        MongoPostStore::withoutLists)
                                .stream()
                                .map(MongoPostStore::post)
                                .collect(Collectors.toMap(Post::id, Function.identity())));
    }

    /** What others left within a reel, and what it said before, may be much. */
    private static Documents.Query withoutLists(Documents.Query query) {
        return query.projection(Projections.exclude(Reels.LISTS));
    }

    @Override
    public boolean edit(PostId id, String text, Entities entities, Instant at) {
        return edits.edit(id, text, entities, at);
    }

    @Override
    public List<Revision> listRevisions(PostId id) {
        return edits.listRevisions(id);
    }

    @Override
    public boolean delete(PostId id) {
        return reels.change(and(eq(ID, id.value()), THERE), Reels.DELETION);
    }

    @Override
    public Page<Post> scan(PageRequest page) {
        PostId after = PostId.of(page.cursor());
        return page(after == null ? THERE : and(gt(ID, after.value()), THERE), ascending(ID), page);
    }

    private Page<Post> page(Bson filter, Bson order, PageRequest page) {
        return Page.of(
                reels
                        .find(filter, all -> withoutLists(all).sort(order).limit(page.limit() + 1))
                        .stream()
                        .map(MongoPostStore::post)
                        .toList(),
                page.limit(),
                last -> last.id().toCursor());
    }

    private Page<Post> newestFirst(Bson filter, IdRange range, PageRequest page) {
        return page(
                and(filter, range.before(PostId.of(page.cursor())).filter()), descending(ID), page);
    }

    @Override
    public Page<Post> listByAuthor(UserId author, PageRequest page) {
        return newestFirst(eq(USER, author.value()), IdRange.ALL, page);
    }

    @Override
    public List<PostKey> listNewestKeys(
            Collection<UserId> authors, @Nullable PostId before, int limit) {
        return byAuthor.listNewestKeys(authors, before, limit);
    }

    @Override
    public Page<Post> listPublic(
            @Nullable Instant since, @Nullable Instant until, PageRequest page) {
        return newestFirst(PUBLIC, IdRange.of(since, until), page);
    }

    @Override
    public Page<Post> listByHashtag(String hashtag, PageRequest page) {
        return newestFirst(and(eq(HASHTAGS, hashtag), PUBLIC), IdRange.ALL, page);
    }

    @Override
    public Map<UserId, PostTotals> countByAuthor(Collection<UserId> authors) {
        return byAuthor.count(authors);
    }
}
