package plaza.postgres.story;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import plaza.core.KeysetCursor;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.StoryId;
import plaza.core.id.UserId;
import plaza.core.story.AuthorStories;
import plaza.core.story.Story;
import plaza.core.story.StoryState;
import plaza.core.story.StoryStore;
import plaza.core.story.StoryVisibility;
import plaza.core.story.Viewing;
import plaza.postgres.Database;
import plaza.postgres.DomainTypes;
import plaza.postgres.Statement;

/**
 * Stories in the table {@code stories}, who has seen them in {@code story_views}; a story's count
 * changes in the same transaction as its views. Thread-safe.
 */
public final class PostgresStoryStore implements StoryStore {
    private static final String INSERT =
            """
            INSERT INTO stories
                (story_id, user_id, media_url, caption, visibility, created_at, expires_at)
            VALUES (:id, :author, :media, :text, :visibility, :createdAt, :expiresAt)
            ON CONFLICT (story_id) DO NOTHING
            """;

    private static final String COLUMNS =
            "s.story_id, s.user_id, s.media_url, s.caption, s.visibility, s.expires_at";

    private static final String SELECT =
            "SELECT " + COLUMNS + " FROM stories s WHERE s.expires_at > :now";

    private static final String FIND_ALL = SELECT + " AND s.story_id = ANY(:ids)";

    private static final String OF_AUTHORS = " AND s.user_id = ANY(:authors) ORDER BY s.story_id";

    private static final String LIST_LIVE = SELECT + OF_AUTHORS;

    private static final String SELECT_STATES =
            "SELECT "
                    + COLUMNS
                    + """
                    , CASE WHEN s.user_id = :viewer THEN s.view_count::bigint END AS views,
                        v.created_at AS viewed_at
                    FROM stories s
                    LEFT JOIN story_views v ON v.story_id = s.story_id AND v.user_id = :viewer
                    WHERE s.expires_at > :now
                    """;

    private static final String FIND = SELECT_STATES + " AND s.story_id = :id";

    private static final String LIST_BY_AUTHORS = SELECT_STATES + OF_AUTHORS;

    private static final String SUMMARIZE =
            """
            SELECT s.user_id, max(s.created_at) AS latest,
                bool_or(v.created_at IS NULL OR v.created_at > :asOf) AS unseen
            FROM stories s
            LEFT JOIN story_views v ON v.story_id = s.story_id AND v.user_id = :viewer
            WHERE s.user_id = ANY(:authors) AND s.expires_at > :now AND s.created_at <= :asOf
            GROUP BY s.user_id
            """;

    /** Locks the story first, so that it is not deleted between its view and its count. */
    private static final String LOCK =
            "SELECT story_id FROM stories WHERE story_id = :id FOR NO KEY UPDATE";

    private static final String PUT_VIEW =
            """
            INSERT INTO story_views (story_id, user_id, created_at) VALUES (:id, :viewer, :at)
            ON CONFLICT (story_id, user_id) DO NOTHING
            """;

    private static final String COUNT_VIEW =
            "UPDATE stories SET view_count = view_count + 1 WHERE story_id = :id";

    private static final String FIND_VIEWS =
            """
            SELECT story_id, created_at FROM story_views
            WHERE story_id = ANY(:stories) AND user_id = :viewer
            """;

    private static final String COUNT_VIEWS =
            """
            SELECT story_id, view_count FROM stories
            WHERE story_id = ANY(:stories) AND view_count > 0
            """;

    private static final String LIST_VIEWS =
            """
            SELECT user_id, created_at FROM story_views
            WHERE story_id = :story AND (created_at, user_id) < (:at, :before)
            ORDER BY created_at DESC, user_id DESC LIMIT :limit
            """;

    private static final String LIST_EXPIRED =
            """
            SELECT story_id FROM stories WHERE expires_at <= :now
            ORDER BY expires_at, story_id LIMIT :limit
            """;

    private final Database database;

    public PostgresStoryStore(Database database) {
        this.database = database;
    }

    @Override
    public boolean insert(Story story) {
        return database.sql(INSERT)
                .bind("id", story.id())
                .bind("author", story.author())
                .bind("media", story.mediaKey())
                .bind("text", story.text())
                .bind("visibility", stored(story.visibility()))
                .bind("createdAt", story.createdAt())
                .bind("expiresAt", story.expiresAt())
                .changed();
    }

    @Override
    public boolean delete(StoryId id) {
        return database.sql("DELETE FROM stories WHERE story_id = :id").bind("id", id).changed();
    }

    @Override
    public Map<StoryId, Story> findAll(Collection<StoryId> ids, Instant now) {
        return database.sql(FIND_ALL)
                .bind("ids", DomainTypes.ids(ids))
                .bind("now", now)
                .byKey(PostgresStoryStore::story, Story::id);
    }

    @Override
    public List<Story> listLive(Collection<UserId> authors, Instant now) {
        return database.sql(LIST_LIVE)
                .bind("authors", DomainTypes.ids(authors))
                .bind("now", now)
                .list(PostgresStoryStore::story);
    }

    @Override
    public Optional<StoryState> find(UserId viewer, StoryId id, Instant now) {
        return database.sql(FIND)
                .bind("viewer", viewer)
                .bind("id", id)
                .bind("now", now)
                .find(PostgresStoryStore::state);
    }

    @Override
    public List<StoryState> listByAuthors(UserId viewer, Collection<UserId> authors, Instant now) {
        if (authors.isEmpty()) {
            return List.of();
        }
        return database.sql(LIST_BY_AUTHORS)
                .bind("viewer", viewer)
                .bind("authors", DomainTypes.ids(authors))
                .bind("now", now)
                .list(PostgresStoryStore::state);
    }

    @Override
    public List<AuthorStories> summarize(
            UserId viewer, Collection<UserId> authors, Instant asOf, Instant now) {
        if (authors.isEmpty()) {
            return List.of();
        }
        return database.sql(SUMMARIZE)
                .bind("viewer", viewer)
                .bind("authors", DomainTypes.ids(authors))
                .bind("asOf", asOf)
                .bind("now", now)
                .list(
                        row ->
                                new AuthorStories(
                                        DomainTypes.user(row, "user_id"),
                                        DomainTypes.instant(row, "latest"),
                                        row.getBoolean("unseen")));
    }

    @Override
    public boolean putView(Viewing viewing) {
        return database.inTransaction(
                handle -> lock(handle, viewing.story()) && put(handle, viewing));
    }

    private static boolean lock(Handle handle, StoryId id) {
        return Statement.on(handle, LOCK)
                .bind("id", id)
                .find(DomainTypes.only(StoryId::new))
                .isPresent();
    }

    private static boolean put(Handle handle, Viewing viewing) {
        return Statement.on(handle, PUT_VIEW)
                        .bind("id", viewing.story())
                        .bind("viewer", viewing.viewer())
                        .bind("at", viewing.at().truncatedTo(ChronoUnit.MILLIS))
                        .changed()
                && Statement.on(handle, COUNT_VIEW).bind("id", viewing.story()).changed();
    }

    @Override
    public Map<StoryId, Instant> findViews(UserId viewer, Collection<StoryId> stories) {
        return database.sql(FIND_VIEWS)
                .bind("viewer", viewer)
                .bind("stories", DomainTypes.ids(stories))
                .map(DomainTypes.only(StoryId::new), row -> DomainTypes.instant(row, "created_at"));
    }

    @Override
    public Map<StoryId, Long> countViews(Collection<StoryId> stories) {
        return database.sql(COUNT_VIEWS)
                .bind("stories", DomainTypes.ids(stories))
                .map(DomainTypes.only(StoryId::new), row -> row.getLong("view_count"));
    }

    @Override
    public Page<Viewing> listViews(StoryId story, PageRequest page) {
        return database.sql(LIST_VIEWS)
                .bind("story", story)
                .latestFirst(
                        page,
                        row ->
                                new Viewing(
                                        story,
                                        DomainTypes.user(row, "user_id"),
                                        DomainTypes.instant(row, "created_at")),
                        viewing -> new KeysetCursor(viewing.at(), viewing.viewer().value()));
    }

    @Override
    public List<StoryId> listExpired(Instant now, int limit) {
        return database.sql(LIST_EXPIRED)
                .bind("now", now)
                .bind("limit", limit)
                .list(DomainTypes.only(StoryId::new));
    }

    private static Story story(ResultSet row) throws SQLException {
        return new Story(
                DomainTypes.id(row, "story_id", StoryId::new),
                DomainTypes.user(row, "user_id"),
                row.getString("media_url"),
                row.getString("caption"),
                StoryVisibility.valueOf(row.getString("visibility").toUpperCase(Locale.ROOT)),
                DomainTypes.instant(row, "expires_at"));
    }

    private static StoryState state(ResultSet row) throws SQLException {
        return new StoryState(
                story(row),
                row.getObject("views", Long.class),
                DomainTypes.optionalInstant(row, "viewed_at"));
    }

    private static String stored(StoryVisibility visibility) {
        return visibility.name().toLowerCase(Locale.ROOT);
    }
}
