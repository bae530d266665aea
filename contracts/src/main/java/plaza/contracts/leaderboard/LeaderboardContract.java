package plaza.contracts.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import plaza.contracts.Concurrently;
import plaza.contracts.Samples;
import plaza.core.Ids;
import plaza.core.leaderboard.Board;
import plaza.core.leaderboard.Leaderboard;
import plaza.core.leaderboard.Score;
import plaza.core.leaderboard.Standing;

/** The contract of every {@link Leaderboard}. */
public interface LeaderboardContract {
    Leaderboard leaderboard();

    @Test
    default void whoHasMoreComesFirstAndTiesShareARank() {
        Board board = board();
        UUID ann = member();
        UUID ben = member();
        UUID cleo = member();
        UUID dan = member();
        add(board, ann, 500);
        add(board, ben, 700);
        add(board, cleo, 500);
        add(board, dan, 20);

        List<UUID> tied = new ArrayList<>(List.of(ann, cleo));
        tied.sort(Ids::compare);
        assertThat(leaderboard().top(board, 10))
                .containsExactly(
                        new Standing(1, ben, 700),
                        new Standing(2, tied.get(0), 500),
                        new Standing(2, tied.get(1), 500),
                        new Standing(4, dan, 20));
        assertThat(leaderboard().top(board, 2))
                .containsExactly(new Standing(1, ben, 700), new Standing(2, tied.get(0), 500));
        assertThat(leaderboard().find(board, cleo)).contains(new Standing(2, cleo, 500));
        assertThat(leaderboard().find(board, dan)).contains(new Standing(4, dan, 20));
        assertThat(leaderboard().find(board, member())).isEmpty();
        assertThat(leaderboard().top(board(), 10)).isEmpty();
    }

    @Test
    default void anEntryCountsOnceAndOnAllItsBoards() {
        Board one = board();
        Board other = board();
        UUID ann = member();
        UUID entry = UUID.randomUUID();
        List<Score> scores = List.of(new Score(one, ann, 5), new Score(other, ann, 5));

        Concurrently.call(
                8,
                i -> {
                    leaderboard().add(entry, Samples.now(), scores);
                    return i;
                });

        for (Board board : List.of(one, other)) {
            assertThat(leaderboard().find(board, ann)).contains(new Standing(1, ann, 5));
        }
    }

    @Test
    default void whatIsTakenBackIsTakenAwayAndWhoHasNothingIsNotThere() {
        Board board = board();
        UUID ann = member();
        UUID ben = member();
        add(board, ann, 500);
        add(board, ben, 100);
        add(board, ann, -450);
        assertThat(leaderboard().top(board, 10))
                .containsExactly(new Standing(1, ben, 100), new Standing(2, ann, 50));
        add(board, ben, -100);
        assertThat(leaderboard().top(board, 10)).containsExactly(new Standing(1, ann, 50));
        assertThat(leaderboard().find(board, ben)).isEmpty();
    }

    @Test
    default void largeSumsAreExact() {
        Board board = board();
        UUID ann = member();
        add(board, ann, 9_007_199_254_740_000L);
        add(board, ann, 991);
        assertThat(leaderboard().find(board, ann))
                .contains(new Standing(1, ann, 9_007_199_254_740_991L));
    }

    @Test
    default void manyAtOnceAreAllCounted() {
        Board board = board();
        var random = new Random(5);
        List<UUID> members = List.of(member(), member(), member(), member());
        long[] expected = new long[members.size()];
        int[] whose = random.ints(64, 0, members.size()).toArray();
        for (int i = 0; i < whose.length; i++) {
            expected[whose[i]] += i + 1;
        }
        Concurrently.call(
                16,
                i -> {
                    for (int k = i; k < whose.length; k += 16) {
                        add(board, members.get(whose[k]), k + 1);
                    }
                    return i;
                });
        List<Standing> top = leaderboard().top(board, 10);
        assertThat(top).isSortedAccordingTo(Comparator.comparingLong(Standing::cents).reversed());
        for (int i = 0; i < members.size(); i++) {
            assertThat(leaderboard().find(board, members.get(i)).map(Standing::cents))
                    .contains(expected[i]);
        }
    }

    @Test
    default void whatIsForgottenStaysCounted() {
        Board board = board();
        UUID ann = member();
        leaderboard()
                .add(
                        UUID.randomUUID(),
                        Samples.now().minus(Duration.ofDays(60)),
                        List.of(new Score(board, ann, 5)));
        leaderboard().forgetBefore(Samples.now().minus(Duration.ofDays(31)));
        assertThat(leaderboard().find(board, ann)).contains(new Standing(1, ann, 5));
    }

    @Test
    default void whatIsClearedIsEmptyAndTakesTheSameEntriesAgain() {
        Board board = board();
        UUID ann = member();
        UUID entry = UUID.randomUUID();
        List<Score> scores = List.of(new Score(board, ann, 5));
        leaderboard().add(entry, Samples.now(), scores);

        leaderboard().clear();

        assertThat(leaderboard().top(board, 10)).isEmpty();
        leaderboard().add(entry, Samples.now(), scores);
        assertThat(leaderboard().top(board, 10)).containsExactly(new Standing(1, ann, 5));
    }

    private void add(Board board, UUID member, long cents) {
        leaderboard()
                .add(UUID.randomUUID(), Instant.now(), List.of(new Score(board, member, cents)));
    }

    private static Board board() {
        return new Board("test:" + UUID.randomUUID());
    }

    private static UUID member() {
        return UUID.randomUUID();
    }
}
