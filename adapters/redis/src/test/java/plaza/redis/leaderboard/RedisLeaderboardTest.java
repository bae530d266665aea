package plaza.redis.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.Samples;
import plaza.contracts.leaderboard.LeaderboardContract;
import plaza.core.leaderboard.Board;
import plaza.core.leaderboard.Leaderboard;
import plaza.core.leaderboard.Period;
import plaza.core.leaderboard.Ranked;
import plaza.core.leaderboard.Score;
import plaza.redis.RedisConnection;
import plaza.redis.RedisForTests;

@Tag("engine")
class RedisLeaderboardTest implements LeaderboardContract {
    @RegisterExtension static final RedisForTests REDIS = new RedisForTests();

    @Override
    public Leaderboard leaderboard() {
        return new RedisLeaderboard(REDIS.get());
    }

    @Test
    void theBoardOfADayOrAWeekGoesByItself() {
        Instant at = Samples.now();
        RedisConnection redis = REDIS.get();
        for (Period period : Period.values()) {
            Board board = Board.of(Ranked.GIFTERS, period, at);
            leaderboard()
                    .add(UUID.randomUUID(), at, List.of(new Score(board, UUID.randomUUID(), 5)));
            long seconds =
                    redis.call(commands -> commands.ttl(redis.key("leaderboard:{" + board + "}")));
            if (period == Period.ALL) {
                assertThat(seconds).isEqualTo(-1);
            } else {
                assertThat(seconds)
                        .isBetween(
                                Duration.ofDays(29).toSeconds(), Duration.ofDays(30).toSeconds());
            }
        }
    }
}
