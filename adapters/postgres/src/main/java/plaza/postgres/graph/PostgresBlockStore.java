package plaza.postgres.graph;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import plaza.core.graph.EdgeBlockStore;
import plaza.core.graph.Restrictions;
import plaza.core.id.UserId;
import plaza.postgres.Database;
import plaza.postgres.DomainTypes;

/** Blocks and mutes, in the tables {@code blocks} and {@code mutes}. Thread-safe. */
public final class PostgresBlockStore extends EdgeBlockStore<PostgresEdges> {
    private static final String FIND =
            """
            SELECT blocker_id AS person, 'blocking' AS kind, blocked_id AS other
            FROM blocks WHERE blocker_id = ANY(:people)
            UNION ALL
            SELECT blocked_id, 'blockedBy', blocker_id FROM blocks WHERE blocked_id = ANY(:people)
            UNION ALL
            SELECT muter_id, 'muting', muted_id FROM mutes WHERE muter_id = ANY(:people)
            """;

    private final Database database;

    public PostgresBlockStore(Database database) {
        super(
                new PostgresEdges(database, "blocks", "blocker_id", "blocked_id"),
                new PostgresEdges(database, "mutes", "muter_id", "muted_id"));
        this.database = database;
    }

    @Override
    public Map<UserId, Restrictions> findAll(Collection<UserId> people) {
        Map<UserId, Gathered> gathered = new HashMap<>();
        people.forEach(person -> gathered.put(person, new Gathered()));
        database.sql(FIND)
                .bind("people", DomainTypes.ids(people))
                .list(
                        row ->
                                new Found(
                                        DomainTypes.user(row, "person"),
                                        row.getString("kind"),
                                        DomainTypes.user(row, "other")))
                .forEach(
                        found ->
                                gathered.computeIfAbsent(found.person(), _ -> new Gathered())
                                        .add(found));
        Map<UserId, Restrictions> barriers = HashMap.newHashMap(gathered.size());
        gathered.forEach((person, found) -> barriers.put(person, found.barriers()));
        return barriers;
    }

    /** A row of {@link #FIND}. */
    private record Found(UserId person, String kind, UserId other) {}

    /** The rows of one person. */
    private static final class Gathered {
        private final Set<UserId> blocking = new HashSet<>();
        private final Set<UserId> blockedBy = new HashSet<>();
        private final Set<UserId> muting = new HashSet<>();

        void add(Found found) {
            (switch (found.kind()) {
                        case "blocking" -> blocking;
                        case "blockedBy" -> blockedBy;
                        default -> muting;
                    })
                    .add(found.other());
        }

        Restrictions barriers() {
            return new Restrictions(blocking, blockedBy, muting);
        }
    }
}
