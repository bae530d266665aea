package plaza.memory.leaderboard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import plaza.core.Ids;
import plaza.core.leaderboard.Board;
import plaza.core.leaderboard.Leaderboard;
import plaza.core.leaderboard.Score;
import plaza.core.leaderboard.Standing;

/** Leaderboards in memory. Thread-safe. */
public final class MemoryLeaderboard implements Leaderboard {
    private static final Comparator<Map.Entry<UUID, Long>> ORDER =
            Map.Entry.<UUID, Long>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry::getKey, Ids::compare);

    private final Map<Board, Map<UUID, Long>> boards = new HashMap<>();
    private final Map<UUID, Instant> added = new HashMap<>();

    @Override
    public synchronized void add(UUID entry, Instant at, List<Score> scores) {
        if (added.putIfAbsent(entry, at) == null) {
            for (Score score : scores) {
                boards.computeIfAbsent(score.board(), _ -> new HashMap<>())
                        .merge(score.member(), score.cents(), Long::sum);
            }
        }
    }

    @Override
    public synchronized List<Standing> top(Board board, int limit) {
        return standings(board).stream().limit(limit).toList();
    }

    private List<Standing> standings(Board board) {
        List<Standing> standings = new ArrayList<>();
        boards.getOrDefault(board, Map.of()).entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .sorted(ORDER)
                .forEach(
                        each -> {
                            Standing last = standings.isEmpty() ? null : standings.getLast();
                            long rank =
                                    last != null && last.cents() == each.getValue()
                                            ? last.rank()
                                            : standings.size() + 1L;
                            standings.add(new Standing(rank, each.getKey(), each.getValue()));
                        });
        return standings;
    }

    @Override
    public synchronized Optional<Standing> find(Board board, UUID member) {
        return standings(board).stream()
                .filter(standing -> standing.member().equals(member))
                .findFirst();
    }

    @Override
    public synchronized void clear() {
        boards.clear();
        added.clear();
    }

    @Override
    public synchronized int forgetBefore(Instant before) {
        int known = added.size();
        added.values().removeIf(at -> at.isBefore(before));
        return known - added.size();
    }
}
