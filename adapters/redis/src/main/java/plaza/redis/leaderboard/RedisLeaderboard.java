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
 * leaderboard:{<board>}:<entry>}, which goes by itself. Thread-safe.
 */
public final class RedisLeaderboard implements Leaderboard {
    private static final RedisScript<Long> ADD =
            RedisScript.number(
                    """
                    if not redis.call('SET', KEYS[2], '1', 'NX', 'EX', ARGV[3]) then return 0 end
                    local now = redis.call('ZINCRBY', KEYS[1], ARGV[2], ARGV[1])
                    if tonumber(now) >= 0 then redis.call('ZREM', KEYS[1], ARGV[1]) end
                    return 1
                    """);

    /** Members and scores, and before how many of all the first of these has its rank. */
    private static final RedisScript<List<List<String>>> TOP =
            RedisScript.rows(
                    """
                    local found = redis.call('ZRANGE', KEYS[1], 0, tonumber(ARGV[1]) - 1, 'WITHSCORES')
                    local rows = {}
                    for i = 1, #found, 2 do
                        local before = redis.call('ZCOUNT', KEYS[1], '-inf', '(' .. found[i + 1])
                        rows[#rows + 1] = {tostring(before + 1), found[i],
                            string.format('%.0f', -tonumber(found[i + 1]))}
                    end
                    return rows
                    """);

    private static final RedisScript<List<List<String>>> FIND =
            RedisScript.rows(
                    """
                    local score = redis.call('ZSCORE', KEYS[1], ARGV[1])
                    if not score then return {} end
                    local before = redis.call('ZCOUNT', KEYS[1], '-inf', '(' .. score)
                    return {{tostring(before + 1), ARGV[1], string.format('%.0f', -tonumber(score))}}
                    """);

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
                    Long.toString(REMEMBERED_SECONDS));
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

    /** They go by themselves. */
    @Override
    public int forgetBefore(Instant before) {
        return 0;
    }
}
