package plaza.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import plaza.contracts.Samples;
import plaza.contracts.SettableClock;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.account.Account;
import plaza.core.id.UserId;
import plaza.memory.account.MemoryAccountStore;
import plaza.memory.event.MemoryJournal;
import plaza.memory.graph.MemoryBlockStore;
import plaza.memory.graph.MemoryFollowGraph;
import plaza.memory.graph.MemoryFollowRequestStore;

/** How many people one may follow, block and mute, and be followed and blocked by. */
final class RelationsTest {
    private static final int VERY_MANY = 100_000;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final MemoryFollowGraph graph = new MemoryFollowGraph();
    private final MemoryFollowRequestStore requests = new MemoryFollowRequestStore();
    private final MemoryBlockStore blocks = new MemoryBlockStore();
    private final Relations relations =
            new Relations(
                    graph, requests, blocks, new MemoryJournal(UUID.randomUUID(), clock), clock);
    private final UserId ada = Samples.userId();
    private final Account other = Samples.account();
    private final Account hermit = hermit();

    private Account hermit() {
        Account sample = Samples.account();
        return sample.with(sample.profile(), true, false, clock.instant());
    }

    private static void times(int many, Consumer<UserId> each) {
        for (int i = 0; i < many; i++) {
            each.accept(Samples.userId());
        }
    }

    private static void refused(ErrorKind kind, ThrowingCallable call) {
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.kind()).isEqualTo(kind));
    }

    private void fillFollows() {
        times(
                Relations.MAX_FOLLOWING,
                someone -> graph.follow(new Follow(ada, someone, clock.instant())));
    }

    @Test
    void whoFollowsAsManyAsOneMayNeitherFollowsNorAsksTo() {
        fillFollows();

        refused(ErrorKind.INVALID, () -> relations.follow(ada, other));
        refused(ErrorKind.INVALID, () -> relations.follow(ada, hermit));

        assertThat(graph.findFollowing(ada)).hasSize(Relations.MAX_FOLLOWING);
    }

    @Test
    void aRequestOfSomebodyWhoFollowsAsManyAsOneMayWaits() {
        relations.follow(ada, hermit);
        fillFollows();

        refused(ErrorKind.CONFLICT, () -> relations.accept(hermit.id(), ada));
        assertThat(graph.findFollowing(ada)).hasSize(Relations.MAX_FOLLOWING);

        graph.unfollow(ada, graph.findFollowing(ada).iterator().next());
        relations.accept(hermit.id(), ada);
        assertThat(graph.findFollowing(ada)).contains(hermit.id());
    }

    @Test
    void whoHasAskedForNothingIsNotAcceptedHoweverManyTheyFollow() {
        fillFollows();
        refused(ErrorKind.NOT_FOUND, () -> relations.accept(hermit.id(), ada));
    }

    @Test
    void whoBlocksAsManyAsOneMayBlocksNobodyElse() {
        times(
                Relations.MAX_BARRIERS - 1,
                someone -> blocks.block(new Barrier(ada, someone, clock.instant())));
        relations.block(ada, other);

        refused(ErrorKind.INVALID, () -> relations.block(ada, hermit));
        assertThatCode(() -> relations.block(ada, other)).doesNotThrowAnyException();

        relations.unblock(ada, other);
        relations.block(ada, hermit);
        assertThat(blocks.find(ada).blocking()).contains(hermit.id()).doesNotContain(other.id());
    }

    @Test
    void whoMutesAsManyAsOneMayMutesNobodyElse() {
        times(
                Relations.MAX_BARRIERS - 1,
                someone -> blocks.mute(new Barrier(ada, someone, clock.instant())));
        relations.mute(ada, other);

        refused(ErrorKind.INVALID, () -> relations.mute(ada, hermit));
        assertThatCode(() -> relations.mute(ada, other)).doesNotThrowAnyException();
    }

    /** How many others do so is not for the one to bound. */
    @Test
    void whomVeryManyFollowAndBlockIsHiddenFromAllOfThoseAndMayStillBlock() {
        times(
                VERY_MANY,
                someone -> {
                    graph.follow(new Follow(someone, ada, clock.instant()));
                    blocks.block(new Barrier(someone, ada, clock.instant()));
                });
        Account blocker = Samples.account();
        blocks.block(new Barrier(blocker.id(), ada, clock.instant()));

        relations.block(ada, other);

        ViewerContext sight = new Audience(graph, blocks, new MemoryAccountStore()).of(ada);
        assertThat(sight.hides(blocker.id())).isTrue();
        assertThat(sight.hides(other.id())).isTrue();
        assertThat(sight.barriers().blockedBy()).hasSize(VERY_MANY + 1);
    }
}
