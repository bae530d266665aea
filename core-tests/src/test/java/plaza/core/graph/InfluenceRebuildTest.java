package plaza.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import plaza.contracts.Samples;
import plaza.contracts.SettableClock;
import plaza.core.account.Account;
import plaza.core.account.AccountStatus;
import plaza.core.account.PasswordHash;
import plaza.core.event.Backoff;
import plaza.core.event.Leases;
import plaza.core.id.UserId;
import plaza.memory.account.MemoryAccountStore;
import plaza.memory.graph.MemoryFollowGraph;
import plaza.memory.graph.MemoryInfluenceStore;

class InfluenceRebuildTest {
    private static final double NEAR = 1e-7;

    private final MemoryAccountStore accounts = new MemoryAccountStore();
    private final MemoryFollowGraph graph = new MemoryFollowGraph();
    private final MemoryInfluenceStore store = new MemoryInfluenceStore();
    private final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T00:00:00Z"));
    private final InfluenceRebuild rebuild = new InfluenceRebuild(accounts, graph, store, clock);
    private final List<UserId> people = new ArrayList<>();

    private UserId person() {
        Account account = Samples.account();
        accounts.insert(account, PasswordHash.NONE);
        people.add(account.id());
        return account.id();
    }

    private void follow(UserId follower, UserId... followed) {
        for (UserId person : followed) {
            graph.follow(new Follow(follower, person, Samples.now()));
        }
    }

    private void open(UserId person, boolean isPrivate, AccountStatus status) {
        Account was = Objects.requireNonNull(accounts.findAll(List.of(person)).get(person));
        var account =
                new Account(
                        was.id(),
                        was.username(),
                        was.email(),
                        was.profile(),
                        isPrivate,
                        was.presenceHidden(),
                        was.verified(),
                        was.role(),
                        status,
                        was.createdAt(),
                        was.updatedAt());
        accounts.putProfile(account);
        accounts.putStanding(account);
    }

    private boolean run(InfluenceRebuild some) {
        return some.run(_ -> {}, () -> true);
    }

    private double score(UserId person) {
        return store.findAll(List.of(person)).getOrDefault(person, -1.0);
    }

    private Map<UserId, Double> scores() {
        return store.findAll(people);
    }

    private double sum() {
        return scores().values().stream().mapToDouble(score -> score).sum();
    }

    /** With a leaf's score L, the centre's is L + 0.85 · 3L, and all together are 1. */
    @Test
    void theCentreOfAStarIsTheMostInfluential() {
        UserId centre = person();
        List<UserId> leaves = List.of(person(), person(), person());
        leaves.forEach(leaf -> follow(leaf, centre));

        assertThat(run(rebuild)).isTrue();

        assertThat(score(centre)).isCloseTo(3.55 / 6.55, within(NEAR));
        assertThat(leaves)
                .allSatisfy(leaf -> assertThat(score(leaf)).isCloseTo(1 / 6.55, within(NEAR)));
        assertThat(sum()).isCloseTo(1, within(NEAR));
    }

    /** a = 0.05 + 0.85 c, b = 0.05 + 0.425 a, c = 0.05 + 0.425 a + 0.85 b. */
    @Test
    void whoIsFollowedByTheInfluentialIsInfluential() {
        UserId a = person();
        UserId b = person();
        UserId c = person();
        follow(a, b, c);
        follow(b, c);
        follow(c, a);

        run(rebuild);

        double expected = 0.128625 / 0.3316875;
        assertThat(score(a)).isCloseTo(expected, within(NEAR));
        assertThat(score(b)).isCloseTo(0.05 + 0.425 * expected, within(NEAR));
        assertThat(score(c)).isCloseTo(0.0925 + 0.78625 * expected, within(NEAR));
    }

    @Test
    void theScoresOfManyAreAFixpointAndTheSameEachTime() {
        var random = new Random(7);
        for (int i = 0; i < 450; i++) {
            person();
        }
        // Many of few, few of many; a third follow nobody.
        for (int i = 0; i < people.size(); i += 1 + i % 2) {
            for (int j = 0; j < 8; j++) {
                int other = (int) (people.size() * Math.pow(random.nextDouble(), 2));
                if (other != i) {
                    follow(people.get(i), people.get(other));
                }
            }
        }

        run(rebuild);
        Map<UserId, Double> scores = scores();
        run(rebuild);

        assertThat(scores()).isEqualTo(scores).hasSize(people.size());
        assertThat(sum()).isCloseTo(1, within(NEAR));
        Map<UserId, Double> passed = new HashMap<>();
        double unled = 0;
        for (UserId person : people) {
            Set<UserId> followed = graph.findFollowing(person);
            double score = Objects.requireNonNull(scores.get(person));
            unled += followed.isEmpty() ? score : 0;
            followed.forEach(to -> passed.merge(to, score / followed.size(), Double::sum));
        }
        double anew = (0.15 + 0.85 * unled) / people.size();
        for (UserId person : people) {
            assertThat(scores.get(person))
                    .isCloseTo(anew + 0.85 * passed.getOrDefault(person, 0.0), within(NEAR));
        }
    }

    @Test
    void nobodyIsInfluentialByClosedListsOrByWhoIsGone() {
        UserId byNobody = person();
        UserId byPrivate = person();
        UserId bySuspended = person();
        UserId closed = person();
        UserId gone = person();
        follow(closed, byPrivate);
        follow(gone, bySuspended, byPrivate);
        follow(byNobody, gone);
        run(rebuild);
        assertThat(score(gone)).isGreaterThan(0);

        open(closed, true, AccountStatus.ACTIVE);
        open(gone, false, AccountStatus.SUSPENDED);
        clock.advance(Duration.ofDays(1));
        run(rebuild);

        assertThat(scores()).containsOnlyKeys(byNobody, byPrivate, bySuspended, closed);
        assertThat(scores().values())
                .allSatisfy(score -> assertThat(score).isCloseTo(0.25, within(NEAR)));
    }

    @Test
    void beyondItsBoundsTheNumberOfFollowersStandsInItsPlace() {
        UserId one = person();
        UserId two = person();
        UserId three = person();
        follow(one, two, three);
        follow(two, three);
        Map<UserId, Double> followers = Map.of(one, 0.0, two, 1.0, three, 2.0);

        run(new InfluenceRebuild(accounts, graph, store, clock, 2, 100));
        assertThat(scores()).isEqualTo(followers);

        run(new InfluenceRebuild(accounts, graph, store, clock, 3, 3));
        assertThat(sum()).isCloseTo(1, within(NEAR));

        run(new InfluenceRebuild(accounts, graph, store, clock, 3, 2));
        assertThat(scores()).isEqualTo(followers);
    }

    @Test
    void whatIsStoppedLeavesAllAsItWas() {
        UserId one = person();
        follow(person(), one);
        run(rebuild);
        Map<UserId, Double> before = scores();
        follow(one, person());
        clock.advance(Duration.ofDays(1));

        // Whenever it is, and though it may go on a moment later.
        for (int stop = 0; stop < 4; stop++) {
            int[] asked = {stop};
            assertThat(rebuild.run(_ -> {}, () -> asked[0]-- != 0)).isFalse();
            assertThat(scores()).isEqualTo(before);
        }
    }

    @Test
    void itIsComputedOnceADayByWhoHasTheLease() {
        UserId one = person();
        var leases = new GivenLeases();
        try (var worker = new InfluenceWorker(rebuild, store, leases, clock, Backoff.standard())) {
            assertThat(worker.runIfDue()).isFalse();
            assertThat(scores()).isEmpty();

            leases.free = true;
            assertThat(worker.runIfDue()).isTrue();
            assertThat(score(one)).isCloseTo(1, within(NEAR));
            assertThat(leases.held).isFalse();
            assertThat(worker.runIfDue()).isFalse();

            clock.advance(Duration.ofDays(1).minusMillis(1));
            assertThat(worker.runIfDue()).isFalse();
            clock.advance(Duration.ofMillis(1));
            assertThat(worker.runIfDue()).isTrue();
        }
    }

    /** The lease of one process, which another may have. */
    private static final class GivenLeases implements Leases {
        private boolean free;
        private boolean held;

        @Override
        public boolean hold(String name) {
            held = free;
            return free;
        }

        @Override
        public void release(String name) {
            held = false;
        }
    }
}
