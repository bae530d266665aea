package plaza.postgres.leaderboard;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.leaderboard.LeaderboardContract;
import plaza.core.leaderboard.Leaderboard;
import plaza.postgres.DatabaseForTests;

@Tag("engine")
class PostgresLeaderboardTest implements LeaderboardContract {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    @Override
    public Leaderboard leaderboard() {
        return new PostgresLeaderboard(DATABASE.get());
    }
}
