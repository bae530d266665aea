package plaza.postgres.post;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.post.Entities;
import plaza.core.post.Post;
import plaza.core.post.PostRecords;
import plaza.core.post.Revision;
import plaza.postgres.Database;
import plaza.postgres.DomainTypes;
import plaza.postgres.Statement;

/**
 * Posts of one kind in the table {@code tweets}, which root posts and replies share. Thread-safe.
 *
 * <p>A row is never removed: deleting empties it, so that its id stays taken, and what points at it
 * keeps pointing.
 */
public abstract class PostgresPostRecords implements PostRecords {
    /** In the order of {@code uuid}, every id lies between these. */
    protected static final PostId SMALLEST = new PostId(new UUID(0, 0));

    protected static final PostId LARGEST = new PostId(new UUID(-1, -1));

    /** This adapter's database. */
    protected final Database database;

    private final Predicate<Post> kind;
    private final PostStatements statements;

    /**
     * @param kind which posts this store keeps
     * @param present the same as a condition on the row {@code t}, and that it is not deleted
     */
    protected PostgresPostRecords(Database database, Predicate<Post> kind, String present) {
        this.database = database;
        this.kind = kind;
        this.statements = PostStatements.of(present);
    }

    @Override
    public final boolean insert(Post post) {
        return !insertAll(List.of(post)).isEmpty();
    }

    @Override
    public final Set<PostId> insertAll(Collection<Post> posts) {
        for (Post post : posts) {
            if (!kind.test(post)) {
                throw new IllegalArgumentException("Post " + post.id() + " is of another kind");
            }
        }
        return NewPostRows.bind(database.sql(PostStatements.INSERT), List.copyOf(posts))
                .set(row -> DomainTypes.post(row, "tweet_id"));
    }

    @Override
    public final Map<PostId, Post> findAll(Collection<PostId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return database.sql(statements.findAll())
                .bind("ids", DomainTypes.ids(ids))
                .byKey(PostRow::read, Post::id);
    }

    @Override
    public final boolean edit(PostId id, String text, Entities entities, Instant at) {
        return database.inTransaction(
                handle -> {
                    Optional<Text> old = lock(handle, id);
                    if (old.isEmpty() || old.get().content().equals(text)) {
                        return false;
                    }
                    bindEntities(Statement.on(handle, PostStatements.EDIT), entities)
                            .bind("id", id)
                            .bind("text", text)
                            .bind("oldHashtags", old.get().hashtags().toArray(String[]::new))
                            .bind("at", at)
                            .execute();
                    return true;
                });
    }

    @Override
    public final List<Revision> listRevisions(PostId id) {
        return database.sql(statements.listRevisions())
                .bind("id", id)
                .list(
                        row ->
                                new Revision(
                                        row.getString("content"),
                                        DomainTypes.instant(row, "created_at")));
    }

    @Override
    public final boolean delete(PostId id) {
        return database.inTransaction(
                handle -> {
                    Optional<Text> old = lock(handle, id);
                    old.ifPresent(
                            text ->
                                    Statement.on(handle, PostStatements.DELETE)
                                            .bind("id", id)
                                            .bind(
                                                    "oldHashtags",
                                                    text.hashtags().toArray(String[]::new))
                                            .execute());
                    return old.isPresent();
                });
    }

    /**
     * Makes other changes of the post wait for this transaction, and this for theirs: statements
     * after this one see what those before have left, which a single statement would not. Likes and
     * replies, which only need the row to be there, are not kept waiting.
     */
    private Optional<Text> lock(Handle handle, PostId id) {
        return Statement.on(handle, statements.lock())
                .bind("id", id)
                .find(
                        row ->
                                new Text(
                                        row.getString("content"),
                                        DomainTypes.texts(row, "hashtags")));
    }

    private record Text(String content, List<String> hashtags) {}

    @Override
    public final Page<Post> scan(PageRequest page) {
        PostId after = PostId.of(page.cursor());
        return page(
                database.sql(statements.scan()).bind("after", after == null ? SMALLEST : after),
                page);
    }

    /** A page whose cursor is the id of its last post. */
    protected static Page<Post> page(Statement statement, PageRequest page) {
        return statement.page(page, PostRow::read, post -> post.id().toCursor());
    }

    private static Statement bindEntities(Statement statement, Entities entities) {
        UUID[] mentions = DomainTypes.ids(entities.mentions());
        return statement
                .bindArray("hashtags", texts(entities.hashtags()))
                .bindArray("mentions", mentions.length == 0 ? null : mentions)
                .bindArray("urls", texts(entities.urls()));
    }

    private static String @Nullable [] texts(List<String> texts) {
        return texts.isEmpty() ? null : texts.toArray(String[]::new);
    }
}
