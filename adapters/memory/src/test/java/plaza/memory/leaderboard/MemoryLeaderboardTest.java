package plaza.memory.leaderboard;

import plaza.contracts.leaderboard.LeaderboardContract;

class MemoryLeaderboardTest implements LeaderboardContract {
    private final MemoryLeaderboard leaderboard = new MemoryLeaderboard();

    @Override
    public MemoryLeaderboard leaderboard() {
        return leaderboard;
    }
}
