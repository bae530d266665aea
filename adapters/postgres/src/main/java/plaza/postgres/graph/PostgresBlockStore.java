package plaza.postgres.graph;

import java.util.HashSet;
import java.util.Set;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.account.UserId;
import plaza.core.graph.Barrier;
import plaza.core.graph.Barriers;
import plaza.core.graph.BlockStore;
import plaza.postgres.Database;
import plaza.postgres.DomainTypes;

/** Blocks and mutes, in the tables {@code blocks} and {@code mutes}. Thread-safe. */
public final class PostgresBlockStore implements BlockStore {
    private static final String FIND =
            """
            SELECT 'blocking' AS kind, blocked_id AS other FROM blocks WHERE blocker_id = :person
            UNION ALL
            SELECT 'blockedBy', blocker_id FROM blocks WHERE blocked_id = :person
            UNION ALL
            SELECT 'muting', muted_id FROM mutes WHERE muter_id = :person
            """;

    private final Database database;
    private final EdgeTable blocks;
    private final EdgeTable mutes;

    public PostgresBlockStore(Database database) {
        this.database = database;
        this.blocks = new EdgeTable(database, "blocks", "blocker_id", "blocked_id");
        this.mutes = new EdgeTable(database, "mutes", "muter_id", "muted_id");
    }

    @Override
    public boolean block(Barrier block) {
        return blocks.add(block.owner(), block.other(), block.at());
    }

    @Override
    public boolean unblock(UserId owner, UserId other) {
        return blocks.remove(owner, other);
    }

    @Override
    public boolean mute(Barrier mute) {
        return mutes.add(mute.owner(), mute.other(), mute.at());
    }

    @Override
    public boolean unmute(UserId owner, UserId other) {
        return mutes.remove(owner, other);
    }

    @Override
    public Page<Barrier> listBlocks(UserId owner, PageRequest page) {
        return list(blocks, owner, page);
    }

    @Override
    public Page<Barrier> listMutes(UserId owner, PageRequest page) {
        return list(mutes, owner, page);
    }

    private static Page<Barrier> list(EdgeTable table, UserId owner, PageRequest page) {
        return table.listFrom(owner, page).map(end -> new Barrier(owner, end.person(), end.at()));
    }

    /** A row of {@link #FIND}. */
    private record Found(String kind, UserId other) {}

    @Override
    public Barriers find(UserId person) {
        Set<UserId> blocking = new HashSet<>();
        Set<UserId> blockedBy = new HashSet<>();
        Set<UserId> muting = new HashSet<>();
        return database.with(
                handle -> {
                    handle.createQuery(FIND)
                            .bind("person", person)
                            .map(
                                    (row, context) ->
                                            new Found(
                                                    row.getString("kind"),
                                                    DomainTypes.user(row, "other")))
                            .forEach(
                                    found ->
                                            (switch (found.kind()) {
                                                        case "blocking" -> blocking;
                                                        case "blockedBy" -> blockedBy;
                                                        default -> muting;
                                                    })
                                                    .add(found.other()));
                    return new Barriers(blocking, blockedBy, muting);
                });
    }
}
