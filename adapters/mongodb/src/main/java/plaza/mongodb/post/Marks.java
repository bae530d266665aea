package plaza.mongodb.post;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Projections.include;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.bson.Document;
import plaza.core.Batch;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.mongodb.Documents;
import plaza.mongodb.Fields;
import plaza.mongodb.LatestFirst;
import plaza.mongodb.Mongo;
import plaza.mongodb.Mongo.Index;

/**
 * What likes, reposts and bookmarks have in common: who marked which post when, in documents {@code
 * {_id: "<user>:<post>", userId, reelId, createdAt}}. Thread-safe.
 *
 * @param <M> the mark
 */
public final class Marks<M> {
    public static final String USER = "userId";
    public static final String POST = "reelId";
    public static final String AT = "createdAt";
    public static final String MICROS = "createdAtMicros";

    private final Documents documents;
    private final Function<Document, M> mapper;

    /**
     * @param mapper of a whole document
     */
    public Marks(Mongo mongo, String collection, Function<Document, M> mapper) {
        this.mapper = mapper;
        this.documents =
                mongo.collection(
                        collection,
                        Index.on(
                                compoundIndex(
                                        ascending(POST), descending(MICROS), descending(USER))),
                        Index.on(
                                compoundIndex(
                                        ascending(USER), descending(MICROS), descending(POST))),
                        Index.on(compoundIndex(ascending(USER), descending(POST))));
    }

    /** The collection, for what only one kind of mark is asked. */
    public Documents documents() {
        return documents;
    }

    /** A document of what all marks have. */
    public static Document mark(UserId user, PostId post, Instant at) {
        var mark =
                new Document("_id", id(user, post))
                        .append(USER, user.toString())
                        .append(POST, post.toString());
        return Fields.with(mark, AT, at);
    }

    public boolean delete(UserId user, PostId post) {
        return documents.delete(eq("_id", id(user, post)));
    }

    private static String id(UserId user, PostId post) {
        return user + ":" + post;
    }

    public Set<PostId> among(UserId user, Collection<PostId> posts) {
        Set<PostId> marked = new HashSet<>();
        for (List<PostId> some : Batch.split(posts)) {
            marked.addAll(
                    Fields.posts(
                            documents.find(
                                    and(eq(USER, user.toString()), in(POST, Fields.texts(some))),
                                    all -> all.projection(include(POST))),
                            POST));
        }
        return marked;
    }

    /** The posts that a person marked, by id downwards. */
    public List<PostId> newest(UserId user, int limit) {
        return documents
                .find(
                        eq(USER, user.toString()),
                        all -> all.sort(descending(POST)).limit(limit).projection(include(POST)))
                .stream()
                .map(mark -> Fields.post(mark, POST))
                .toList();
    }

    public Map<PostId, Long> count(Collection<PostId> posts) {
        Map<PostId, Long> counts = new HashMap<>();
        posts.forEach(post -> counts.put(post, 0L));
        if (!counts.isEmpty()) {
            Counts.of(documents, POST, posts)
                    .forEach((id, count) -> counts.put(new PostId(UUID.fromString(id)), count));
        }
        return counts;
    }

    /** Latest first, ties by user id downwards. */
    public Page<M> listByPost(PostId post, PageRequest page) {
        return list(POST, post.toString(), USER, page);
    }

    /** Latest first, ties by post id downwards. */
    public Page<M> listByUser(UserId user, PageRequest page) {
        return list(USER, user.toString(), POST, page);
    }

    private Page<M> list(String owner, String id, String other, PageRequest page) {
        return new LatestFirst(MICROS, other).page(documents, eq(owner, id), page, mapper);
    }
}
