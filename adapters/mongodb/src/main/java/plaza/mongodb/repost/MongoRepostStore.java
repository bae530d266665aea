package plaza.mongodb.repost;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Indexes.descending;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import plaza.core.Batch;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.repost.Repost;
import plaza.core.repost.RepostStore;
import plaza.mongodb.Fields;
import plaza.mongodb.Mongo;
import plaza.mongodb.post.Marks;

/** Reposts in the collection {@code reposts}. Thread-safe. */
public final class MongoRepostStore implements RepostStore {
    private static final String AUTHOR = "authorId";

    private static final Comparator<Repost> LATEST_FIRST =
            Comparator.comparing(Repost::at)
                    .thenComparing(Repost::post)
                    .thenComparing(Repost::user)
                    .reversed();

    private static final Comparator<Repost> EARLIEST_FIRST =
            Comparator.comparing(Repost::at).thenComparing(Repost::user);

    private final Marks<Repost> reposts;

    public MongoRepostStore(Mongo mongo) {
        this.reposts = new Marks<>(mongo, "reposts", MongoRepostStore::repost);
    }

    private static Repost repost(Document repost) {
        return new Repost(
                Fields.user(repost, Marks.USER),
                Fields.post(repost, Marks.POST),
                Fields.user(repost, AUTHOR),
                Fields.instant(repost, Marks.AT));
    }

    @Override
    public boolean put(Repost repost) {
        return reposts.documents()
                .insert(
                        Marks.mark(repost.user(), repost.post(), repost.at())
                                .append(AUTHOR, repost.author().toString()));
    }

    @Override
    public boolean delete(UserId user, PostId post) {
        return reposts.delete(user, post);
    }

    @Override
    public Page<Repost> listByPost(PostId post, PageRequest page) {
        return reposts.listByPost(post, page);
    }

    @Override
    public Page<Repost> listByUser(UserId user, PageRequest page) {
        return reposts.listByUser(user, page);
    }

    @Override
    public Set<PostId> repostedAmong(UserId user, Collection<PostId> posts) {
        return reposts.among(user, posts);
    }

    @Override
    public List<PostId> newestReposted(UserId user, int limit) {
        return reposts.newest(user, limit);
    }

    @Override
    public List<Repost> listNewest(Collection<UserId> users, @Nullable Instant until, int limit) {
        List<Repost> found = new ArrayList<>();
        for (List<String> part : parts(users)) {
            found.addAll(newest(part, until, limit));
        }
        return found.stream().sorted(LATEST_FIRST).limit(limit).toList();
    }

    /**
     * An index that is read for each person, merged, gives the order by time and post. Which of
     * several people at the same time with the same post comes first it does not: all of those at
     * the end are fetched.
     */
    private List<Repost> newest(List<String> users, @Nullable Instant until, int limit) {
        Bson theirs = in(Marks.USER, users);
        Bson filter = until == null ? theirs : and(theirs, lte(Marks.MICROS, Fields.micros(until)));
        List<Document> found =
                reposts.documents()
                        .find(
                                filter,
                                all -> all.sort(descending(Marks.MICROS, Marks.POST)).limit(limit));
        if (found.size() == limit) {
            Document last = found.getLast();
            Bson tied =
                    and(
                            theirs,
                            eq(Marks.MICROS, last.getLong(Marks.MICROS)),
                            eq(Marks.POST, last.getString(Marks.POST)));
            found.addAll(reposts.documents().find(tied));
        }
        return found.stream().map(MongoRepostStore::repost).distinct().toList();
    }

    @Override
    public Map<PostId, Repost> findEarliest(Collection<PostId> posts, Collection<UserId> users) {
        Map<PostId, Repost> earliest = new HashMap<>();
        for (List<String> some : Batch.split(Fields.texts(posts))) {
            for (List<String> part : parts(users)) {
                reposts.documents().find(and(in(Marks.USER, part), in(Marks.POST, some))).stream()
                        .map(MongoRepostStore::repost)
                        .forEach(
                                repost ->
                                        earliest.merge(
                                                repost.post(),
                                                repost,
                                                BinaryOperator.minBy(EARLIEST_FIRST)));
            }
        }
        return earliest;
    }

    private static List<List<String>> parts(Collection<UserId> users) {
        return Batch.split(Fields.texts(users), Fields.LIST);
    }

    @Override
    public Map<PostId, Long> count(Collection<PostId> posts) {
        return reposts.count(posts);
    }
}
