package plaza.redis.leaderboard;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import plaza.core.leaderboard.Board;
import plaza.core.leaderboard.Leaderboard;
import plaza.core.leaderboard.Score;
import plaza.core.leaderboard.Standing;
import plaza.redis.RedisConnection;
import plaza.redis.RedisScript;

/**
 * Leaderboards as sorted sets {@code leaderboard:{<board>}}, of negative cents, so that ties are in
 * the order of their members. What was added to a board is known by {@code
 * leaderboard:{<board>}:<entry>}, which goes by itself, as does the board of a day or a week.
 * Thread-safe.
 */
public final class RedisLeaderboard implements Leaderboard {
    private static final RedisScript<Long> ADD = RedisScript.number("leaderboard/add");
    private static final RedisScript<List<List<String>>> TOP = RedisScript.rows("leaderboard/top");
    private static final RedisScript<List<List<String>>> FIND =
            RedisScript.rows("leaderboard/find");

    private static final long REMEMBERED_SECONDS = Duration.ofDays(REMEMBERED_DAYS).toSeconds();

    private final RedisConnection redis;

    public RedisLeaderboard(RedisConnection redis) {
        this.redis = redis;
    }

    private String key(Board board) {
        return redis.key("leaderboard:{" + board + "}");
    }

    /** One step for each board: what is cut off in between is added when it comes again. */
    @Override
    public void add(UUID entry, Instant at, List<Score> scores) {
        for (Score score : scores) {
            String key = key(score.board());
            redis.eval(
                    ADD,
                    List.of(key, key + ":" + entry),
                    score.member().toString(),
                    Long.toString(-score.cents()),
                    Long.toString(REMEMBERED_SECONDS),
                    score.board().isPassing() ? Long.toString(REMEMBERED_SECONDS) : "0");
        }
    }

    @Override
    public List<Standing> top(Board board, int limit) {
        List<Standing> top = new ArrayList<>();
        redis.eval(TOP, List.of(key(board)), Integer.toString(limit))
                .forEach(row -> top.add(standing(row)));
        return top;
    }

    @Override
    public Optional<Standing> find(Board board, UUID member) {
        return redis.eval(FIND, List.of(key(board)), member.toString()).stream()
                .map(RedisLeaderboard::standing)
                .findFirst();
    }

    private static Standing standing(List<String> row) {
        return new Standing(
                Long.parseLong(row.get(0)),
                UUID.fromString(row.get(1)),
                Long.parseLong(row.get(2)));
    }

    @Override
    public void clear() {
        redis.unlinkAll(redis.key("leaderboard:*"));
    }

    /** They go by themselves. */
    @Override
    public int forgetBefore(Instant before) {
        return 0;
    }
}
