package plaza.mongodb.post;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Projections.include;
import static plaza.mongodb.post.PostDocuments.ID;
import static plaza.mongodb.post.PostDocuments.USER;
import static plaza.mongodb.post.PostDocuments.VISIBILITY;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import plaza.core.Batch;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.PostKey;
import plaza.core.post.PostTotals;
import plaza.core.post.Visibility;
import plaza.mongodb.Documents;
import plaza.mongodb.Fields;

/** What is asked of the posts of several people. */
final class AuthorReels {
    private static final Bson NOT_PRIVATE = ne(VISIBILITY, Visibility.PRIVATE.name());

    private final Documents reels;

    AuthorReels(Documents reels) {
        this.reels = reels;
    }

    /** As {@link plaza.core.post.PostStore#listNewestKeys}. */
    List<PostKey> listNewestKeys(Collection<UserId> authors, @Nullable PostId before, int limit) {
        if (limit < 1 || limit > PageRequest.MAX_LIMIT) {
            throw new IllegalArgumentException("A limit is 1 to 1,000, not " + limit);
        }
        List<PostKey> keys = new ArrayList<>();
        // An index is read for each person, and merged.
        for (List<UUID> some : Batch.split(Fields.ids(authors), Fields.LIST)) {
            Bson theirs = and(in(USER, some), NOT_PRIVATE, IdRange.ALL.before(before).filter());
            reels.find(
                            theirs,
                            all ->
                                    all.sort(descending(ID))
                                            .limit(limit)
                                            .projection(include(ID, USER)))
                    .forEach(reel -> keys.add(key(reel)));
        }
        return keys.stream()
                .sorted(Comparator.comparing(PostKey::id).reversed())
                .limit(limit)
                .toList();
    }

    private static PostKey key(Document reel) {
        return new PostKey(Fields.post(reel, ID), Fields.user(reel, USER));
    }

    /** As {@link plaza.core.post.PostStore#countByAuthor}. */
    Map<UserId, PostTotals> count(Collection<UserId> authors) {
        Map<UserId, PostTotals> counts = HashMap.newHashMap(authors.size());
        authors.forEach(author -> counts.put(author, PostTotals.NONE));
        Batch.split(Fields.ids(authors))
                .forEach(some -> countSome(some).forEach(group -> add(counts, group)));
        return counts;
    }

    private List<Document> countSome(List<UUID> authors) {
        var group = new Document("author", "$" + USER).append(VISIBILITY, "$" + VISIBILITY);
        return reels.aggregate(
                List.of(
                        new Document("$match", new Document(USER, new Document("$in", authors))),
                        new Document(
                                "$group",
                                new Document(ID, group).append("n", new Document("$sum", 1L)))));
    }

    private static void add(Map<UserId, PostTotals> counts, Document group) {
        Document of = group.get(ID, Document.class);
        long n = group.get("n", Number.class).longValue();
        PostTotals some =
                switch (Visibility.valueOf(of.getString(VISIBILITY))) {
                    case PUBLIC -> new PostTotals(n, 0, 0);
                    case FOLLOWERS -> new PostTotals(0, n, 0);
                    case PRIVATE -> new PostTotals(0, 0, n);
                };
        counts.merge(
                Fields.user(of, "author"),
                some,
                (one, other) ->
                        new PostTotals(
                                one.everybodys() + other.everybodys(),
                                one.followers() + other.followers(),
                                one.own() + other.own()));
    }
}
