package plaza.core.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import plaza.contracts.Samples;
import plaza.contracts.SettableClock;
import plaza.contracts.live.NobodyWatches;
import plaza.contracts.live.StreamSamples;
import plaza.core.account.Account;
import plaza.core.account.PasswordHash;
import plaza.core.graph.Restriction;
import plaza.core.graph.ViewerContexts;
import plaza.core.live.LiveStream;
import plaza.core.live.Playback;
import plaza.core.live.StreamAccessPolicy;
import plaza.core.live.StreamLists;
import plaza.core.media.Attachments;
import plaza.memory.account.MemoryAccountStore;
import plaza.memory.graph.MemoryBlockStore;
import plaza.memory.graph.MemoryFollowGraph;
import plaza.memory.leaderboard.MemoryLeaderboard;
import plaza.memory.live.MemoryStreamStore;
import plaza.memory.media.MemoryMediaCatalog;

/** That boards are those of a world without whom the viewer may not see. */
final class LeaderboardsTest {
    private static final int SHOWN = 3;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final MemoryAccountStore accounts = new MemoryAccountStore();
    private final MemoryBlockStore blocks = new MemoryBlockStore();
    private final MemoryStreamStore streams = new MemoryStreamStore();
    private final MemoryLeaderboard store = new MemoryLeaderboard();
    private final ViewerContexts audience =
            new ViewerContexts(new MemoryFollowGraph(), blocks, accounts);
    private final StreamAccessPolicy gate = new StreamAccessPolicy(streams, audience);
    private final Leaderboards boards =
            new Leaderboards(
                    store,
                    new StreamLists(
                            streams,
                            new NobodyWatches(),
                            new Attachments(new MemoryMediaCatalog(), clock),
                            gate,
                            new Playback(
                                    streams,
                                    accounts,
                                    gate,
                                    new Playback.Key(new SecretKeySpec(new byte[32], "HmacSHA256")),
                                    clock),
                            audience,
                            clock),
                    gate,
                    audience,
                    clock);
    private final Account viewer = person();

    private Account person() {
        Account account = Samples.account();
        accounts.insert(account, PasswordHash.NONE);
        return account;
    }

    private Account hidden() {
        Account account = person();
        blocks.block(new Restriction(account.id(), viewer.id(), clock.instant()));
        return account;
    }

    private void give(Ranked ranked, UUID member, long cents) {
        Board board = Board.of(ranked, Period.DAY, clock.instant());
        store.add(UUID.randomUUID(), clock.instant(), List.of(new Score(board, member, cents)));
    }

    private Account gave(Account person, long cents) {
        give(Ranked.GIFTERS, person.id().value(), cents);
        return person;
    }

    private Leaderboards.People board() {
        return boards.people(viewer.id(), Ranked.GIFTERS, Period.DAY, SHOWN);
    }

    private static String place(Leaderboards.PersonPlace place) {
        return place.standing().rank() + " " + place.person().id();
    }

    @Test
    void whoIsHiddenIsPassedOverAndLeavesNoGapInTheRanks() {
        gave(hidden(), 900);
        Account first = gave(person(), 800);
        gave(hidden(), 700);
        Account second = gave(person(), 600);
        gave(hidden(), 600);
        Account third = gave(person(), 500);
        gave(person(), 400);
        gave(viewer, 300);

        assertThat(board().top())
                .map(LeaderboardsTest::place)
                .containsExactly("1 " + first.id(), "2 " + second.id(), "3 " + third.id());
        assertThat(board().own()).hasFieldOrPropertyWithValue("rank", 5L);
    }

    @Test
    void thoseWhoGaveAsMuchStillShareARank() {
        gave(hidden(), 900);
        gave(person(), 500);
        gave(person(), 500);
        gave(viewer, 400);

        assertThat(board().top()).map(place -> place.standing().rank()).containsExactly(1L, 1L, 3L);
        assertThat(board().own()).hasFieldOrPropertyWithValue("rank", 3L);
    }

    @Test
    void theBoardIsFullHoweverManyAreHiddenBeforeThoseWhoAreSeen() {
        for (int i = 0; i < 200; i++) {
            gave(hidden(), 10_000 + i);
        }
        List<String> seen = new ArrayList<>();
        for (int i = 1; i <= SHOWN; i++) {
            seen.add(i + " " + gave(person(), 1_000 - i).id());
        }

        assertThat(board().top()).map(LeaderboardsTest::place).isEqualTo(seen);
    }

    @Test
    void streamsOfSomebodyHiddenArePassedOverToo() {
        List<UUID> seen = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Account host = i < 50 ? hidden() : person();
            LiveStream stream = StreamSamples.stream(host.id());
            streams.insert(stream);
            give(Ranked.STREAMS, stream.id().value(), 1_000 - i);
            if (i >= 50) {
                seen.add(stream.id().value());
            }
        }

        List<Leaderboards.StreamPlace> top = boards.streams(viewer.id(), Period.DAY, SHOWN);

        assertThat(top)
                .map(place -> place.stream().stream().id().value())
                .isEqualTo(seen.subList(0, SHOWN));
        assertThat(top).map(place -> place.standing().rank()).containsExactly(1L, 2L, 3L);
    }
}
