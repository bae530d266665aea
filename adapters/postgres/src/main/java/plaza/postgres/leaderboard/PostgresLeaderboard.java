package plaza.postgres.leaderboard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import plaza.core.Ids;
import plaza.core.leaderboard.Board;
import plaza.core.leaderboard.Leaderboard;
import plaza.core.leaderboard.Score;
import plaza.core.leaderboard.Standing;
import plaza.postgres.Database;

/**
 * Leaderboards in the table {@code leaderboard_scores}; {@code leaderboard_entries} says what was
 * added. Thread-safe.
 */
public final class PostgresLeaderboard implements Leaderboard {
    private static final String NOTE =
            """
            INSERT INTO leaderboard_entries (entry_id, added_at) VALUES (:entry, :at)
            ON CONFLICT (entry_id) DO NOTHING
            """;

    private static final String ADD =
            """
            INSERT INTO leaderboard_scores AS s (board, member_id, score)
            VALUES (:board, :member, :cents)
            ON CONFLICT (board, member_id) DO UPDATE SET score = s.score + EXCLUDED.score
            """;

    private static final String TOP =
            """
            SELECT rank() OVER (ORDER BY score DESC) AS place, member_id, score
            FROM leaderboard_scores WHERE board = :board AND score > 0
            ORDER BY score DESC, member_id LIMIT :limit
            """;

    private static final String FIND =
            """
            SELECT member_id, score,
                (SELECT count(*) + 1 FROM leaderboard_scores o
                 WHERE o.board = s.board AND o.score > s.score) AS place
            FROM leaderboard_scores s
            WHERE board = :board AND member_id = :member AND score > 0
            """;

    /** Rows are locked in one order for all. */
    private static final Comparator<Score> ORDER =
            Comparator.comparing((Score score) -> score.board().name())
                    .thenComparing(Score::member, Ids::compare);

    private final Database database;

    public PostgresLeaderboard(Database database) {
        this.database = database;
    }

    @Override
    public void add(UUID entry, Instant at, List<Score> scores) {
        database.inTransaction(
                _ -> {
                    boolean noted =
                            database.sql(NOTE).bind("entry", entry).bind("at", at).changed();
                    if (noted) {
                        scores.stream().sorted(ORDER).forEach(this::add);
                    }
                    return noted;
                });
    }

    private void add(Score score) {
        database.sql(ADD)
                .bind("board", score.board().name())
                .bind("member", score.member())
                .bind("cents", score.cents())
                .execute();
    }

    @Override
    public List<Standing> top(Board board, int limit) {
        return database.sql(TOP)
                .bind("board", board.name())
                .bind("limit", limit)
                .list(PostgresLeaderboard::standing);
    }

    @Override
    public Optional<Standing> find(Board board, UUID member) {
        return database.sql(FIND)
                .bind("board", board.name())
                .bind("member", member)
                .find(PostgresLeaderboard::standing);
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                row.getLong("place"), row.getObject("member_id", UUID.class), row.getLong("score"));
    }

    @Override
    public void clear() {
        database.inTransaction(
                _ ->
                        database.sql("DELETE FROM leaderboard_scores").execute()
                                + database.sql("DELETE FROM leaderboard_entries").execute());
    }

    @Override
    public int forgetBefore(Instant before) {
        return database.sql("DELETE FROM leaderboard_entries WHERE added_at < :before")
                .bind("before", before)
                .execute();
    }
}
