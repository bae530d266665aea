package plaza.redis.leaderboard;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.leaderboard.LeaderboardContract;
import plaza.core.leaderboard.Leaderboard;
import plaza.redis.RedisForTests;

@Tag("engine")
class RedisLeaderboardTest implements LeaderboardContract {
    @RegisterExtension static final RedisForTests REDIS = new RedisForTests();

    @Override
    public Leaderboard leaderboard() {
        return new RedisLeaderboard(REDIS.get());
    }
}
