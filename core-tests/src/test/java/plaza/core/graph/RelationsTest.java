package plaza.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import plaza.contracts.Concurrently;
import plaza.contracts.Samples;
import plaza.contracts.SettableClock;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.PageRequest;
import plaza.core.account.Account;
import plaza.core.account.AccountEvent;
import plaza.core.account.PasswordHash;
import plaza.core.event.JournalPosition;
import plaza.core.event.OvertakenJournal;
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
    private final MemoryAccountStore accounts = new MemoryAccountStore();
    private final MemoryJournal told = new MemoryJournal(UUID.randomUUID(), clock);
    private final OvertakenJournal journal = new OvertakenJournal(told);
    private final Relations relations =
            new Relations(graph, requests, blocks, accounts, journal, clock);
    private final FollowRequestProjection projection =
            new FollowRequestProjection(accounts, relations);
    private final UserId ada = Samples.userId();
    private final Account other = Samples.account();
    private final Account hermit = hermit();

    private Account hermit() {
        Account sample = Samples.account();
        Account hermit = sample.with(sample.profile(), true, false, clock.instant());
        accounts.insert(hermit, PasswordHash.NONE);
        return hermit;
    }

    private Account opened(Account account) {
        Account opened = account.with(account.profile(), false, false, clock.instant());
        accounts.putProfile(opened);
        return opened;
    }

    private boolean follows(UserId follower, Account followed) {
        return graph.find(follower, followed.id()).isPresent();
    }

    private boolean asks(UserId asker, Account asked) {
        return !requests.requestedAmong(asker, List.of(asked.id())).isEmpty();
    }

    /** What the projection makes of what was told so far, and of this account's change. */
    private void projected(Account account) {
        told.commit(new AccountEvent.AccountChanged(account.id(), clock.instant()), () -> true);
        projection.apply(told.readAfter(JournalPosition.START, 1_000));
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
                someone -> blocks.block(new Restriction(ada, someone, clock.instant())));
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
                someone -> blocks.mute(new Restriction(ada, someone, clock.instant())));
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
                    blocks.block(new Restriction(someone, ada, clock.instant()));
                });
        Account blocker = Samples.account();
        blocks.block(new Restriction(blocker.id(), ada, clock.instant()));

        relations.block(ada, other);

        ViewerContext sight = new ViewerContexts(graph, blocks, new MemoryAccountStore()).of(ada);
        assertThat(sight.hides(blocker.id())).isTrue();
        assertThat(sight.hides(other.id())).isTrue();
        assertThat(sight.barriers().blockedBy()).hasSize(VERY_MANY + 1);
    }

    @Test
    void aRequestThatIsStillBeingMadeIsTakenBack() {
        journal.overtakeWith(() -> relations.follow(ada, hermit));
        relations.unfollow(ada, hermit);
        assertThat(asks(ada, hermit)).isFalse();
    }

    @Test
    void aRequestThatIsGrantedWhileItIsTakenBackIsNoFollow() {
        relations.follow(ada, hermit);
        journal.overtakeWith(() -> relations.accept(hermit.id(), ada));
        relations.unfollow(ada, hermit);
        assertThat(asks(ada, hermit)).isFalse();
        assertThat(follows(ada, hermit)).isFalse();
    }

    @Test
    void whoIsBlockedWhileTheyFollowIsRefused() {
        journal.overtakeWith(() -> relations.block(other.id(), account(ada)));
        refused(ErrorKind.NOT_FOUND, () -> relations.follow(ada, other));
        assertThat(follows(ada, other)).isFalse();

        journal.overtakeWith(() -> relations.block(hermit.id(), account(ada)));
        refused(ErrorKind.NOT_FOUND, () -> relations.follow(ada, hermit));
        assertThat(asks(ada, hermit)).isFalse();
    }

    @Test
    void whoBlocksWhileTheyFollowThemselvesFollowsNot() {
        journal.overtakeWith(() -> relations.block(ada, other));
        refused(ErrorKind.NOT_FOUND, () -> relations.follow(ada, other));
        assertThat(follows(ada, other)).isFalse();
    }

    @Test
    void nobodyIsAdmittedAsAFollowerWhomABlockSeparates() {
        relations.block(other.id(), account(ada));
        refused(ErrorKind.NOT_FOUND, () -> relations.admit(ada, other.id(), clock.instant()));
        assertThat(follows(ada, other)).isFalse();
    }

    @Test
    void ofABlockAndAFollowAtTheSameTimeTheBlockIsLeft() {
        for (int round = 0; round < 200; round++) {
            Account one = Samples.account();
            Account two = round % 2 == 0 ? Samples.account() : hermit();
            Concurrently.call(
                    2,
                    number -> {
                        if (number == 0) {
                            relations.block(two.id(), one);
                        } else {
                            followIfNotSeparated(one.id(), two);
                        }
                        return true;
                    });
            assertThat(follows(one.id(), two)).isFalse();
            assertThat(asks(one.id(), two)).isFalse();
        }
    }

    private void followIfNotSeparated(UserId follower, Account followed) {
        try {
            relations.follow(follower, followed);
        } catch (DomainException e) {
            assertThat(e.kind()).isEqualTo(ErrorKind.NOT_FOUND);
        }
    }

    private Account account(UserId id) {
        Account sample = Samples.account();
        return new Account(
                id,
                sample.username(),
                sample.email(),
                sample.profile(),
                false,
                false,
                false,
                sample.role(),
                sample.status(),
                sample.createdAt(),
                sample.updatedAt());
    }

    @Test
    void whatIsCarriedOutAgainBeginsNothingAcrossABlock() {
        var writes = new RelationWrites(graph, requests, blocks, accounts);
        relations.block(hermit.id(), account(ada));
        var follow = new Follow(ada, hermit.id(), clock.instant());

        refused(ErrorKind.NOT_FOUND, () -> writes.redo(new GraphEvent.Followed(follow)));
        refused(ErrorKind.NOT_FOUND, () -> writes.redo(new GraphEvent.FollowRequested(follow)));

        assertThat(follows(ada, hermit)).isFalse();
        assertThat(asks(ada, hermit)).isFalse();
    }

    @Test
    void aFollowEndsTheRequestBeforeIt() {
        relations.follow(ada, hermit);
        Account open = opened(hermit);

        relations.follow(ada, open);

        assertThat(follows(ada, hermit)).isTrue();
        assertThat(asks(ada, hermit)).isFalse();
        refused(ErrorKind.NOT_FOUND, () -> relations.reject(hermit.id(), ada));
        assertThat(follows(ada, hermit)).isTrue();
    }

    @Test
    void whoIsAdmittedAsAFollowerAsksNoLonger() {
        relations.follow(ada, hermit);
        assertThat(relations.admit(ada, hermit.id(), clock.instant())).isTrue();
        assertThat(asks(ada, hermit)).isFalse();
    }

    @Test
    void whoFollowsDoesNotAskAsWell() {
        journal.overtakeWith(() -> relations.admit(ada, hermit.id(), clock.instant()));
        relations.follow(ada, hermit);
        assertThat(follows(ada, hermit)).isTrue();
        assertThat(asks(ada, hermit)).isFalse();
    }

    @Test
    void whoAsksSomebodyWhoIsPrivateNoLongerFollowsThem() {
        journal.overtakeWith(() -> opened(hermit));
        relations.follow(ada, hermit);
        assertThat(follows(ada, hermit)).isTrue();
        assertThat(asks(ada, hermit)).isFalse();
    }

    @Test
    void whoeverIsPrivateNoLongerAcceptsAllWhoHaveAsked() {
        List<UserId> askers = Stream.generate(Samples::userId).limit(450).toList();
        askers.forEach(asker -> relations.follow(asker, hermit));
        projected(hermit);
        assertThat(graph.counts(List.of(hermit.id())).values()).containsOnly(FollowCounts.NONE);

        projected(opened(hermit));

        assertThat(graph.followersAmong(hermit.id(), askers)).containsAll(askers);
        assertThat(requests.list(hermit.id(), PageRequest.first(10)).items()).isEmpty();
        assertThat(told.readAfter(JournalPosition.START, 2_000))
                .filteredOn(entry -> entry.event() instanceof GraphEvent.Followed)
                .hasSize(askers.size());
    }

    @Test
    void whoCannotBeAcceptedGoesOnAskingAndHoldsNobodyUp() {
        relations.follow(ada, hermit);
        UserId late = Samples.userId();
        UserId early = Samples.userId();
        relations.follow(early, hermit);
        clock.advance(Duration.ofSeconds(1));
        relations.follow(late, hermit);
        fillFollows();

        projected(opened(hermit));

        assertThat(graph.followersAmong(hermit.id(), List.of(ada, early, late)))
                .containsExactlyInAnyOrder(early, late);
        assertThat(asks(ada, hermit)).isTrue();
    }

    @Test
    void whomOneHasAskedCountsAmongThoseWhomOneFollows() {
        relations.follow(ada, hermit);
        times(
                Relations.MAX_FOLLOWING - 1,
                someone -> graph.follow(new Follow(ada, someone, clock.instant())));

        refused(ErrorKind.INVALID, () -> relations.follow(ada, other));
        refused(ErrorKind.INVALID, () -> relations.follow(ada, hermit()));
        relations.follow(ada, hermit);
        relations.accept(hermit.id(), ada);
        assertThat(follows(ada, hermit)).isTrue();
    }

    @Test
    void boundsHoldForCommandsAtTheSameTime() {
        times(
                Relations.MAX_FOLLOWING - 1,
                someone -> graph.follow(new Follow(ada, someone, clock.instant())));
        times(
                Relations.MAX_BARRIERS - 1,
                someone -> {
                    blocks.block(new Restriction(ada, someone, clock.instant()));
                    blocks.mute(new Restriction(ada, someone, clock.instant()));
                });

        journal.overtakeWith(() -> relations.follow(ada, Samples.account()));
        refused(ErrorKind.INVALID, () -> relations.follow(ada, other));
        journal.overtakeWith(() -> relations.mute(ada, Samples.account()));
        refused(ErrorKind.INVALID, () -> relations.mute(ada, other));
        journal.overtakeWith(() -> relations.block(ada, Samples.account()));
        refused(ErrorKind.INVALID, () -> relations.block(ada, other));
    }
}
