package plaza.core.graph;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.account.Account;
import plaza.core.account.AccountStatus;
import plaza.core.account.AccountStore;
import plaza.core.id.UserId;

/**
 * Computes how central people are in the graph of follows, beside everything else: by {@link
 * PageRank}, of whoever is active, along the follows of those whose lists are open to everybody.
 * Where there are more people or follows than are held in memory, the number of followers stands in
 * its place.
 */
public final class InfluenceRebuild {
    /** People, and follows between them, that are held at once: some 45 MB (ADR 77). */
    private static final int MAX_PEOPLE = 500_000;

    private static final int MAX_FOLLOWS = 5_000_000;

    /** People who are read and written at once. */
    private static final int BATCH = 200;

    private final AccountStore accounts;
    private final FollowGraph follows;
    private final InfluenceStore store;
    private final Clock clock;
    private final int maxPeople;
    private final int maxFollows;

    public InfluenceRebuild(
            AccountStore accounts, FollowGraph follows, InfluenceStore store, Clock clock) {
        this(accounts, follows, store, clock, MAX_PEOPLE, MAX_FOLLOWS);
    }

    InfluenceRebuild(
            AccountStore accounts,
            FollowGraph follows,
            InfluenceStore store,
            Clock clock,
            int maxPeople,
            int maxFollows) {
        this.accounts = accounts;
        this.follows = follows;
        this.store = store;
        this.clock = clock;
        this.maxPeople = maxPeople;
        this.maxFollows = maxFollows;
    }

    /**
     * Computes everybody's score anew, and removes those of who is gone.
     *
     * @param progress told how many people have a new score
     * @param goesOn asked between some people and the next; when it says no, the rest stays as it
     *     is
     * @return whether it came to its end
     */
    public boolean run(LongConsumer progress, BooleanSupplier goesOn) {
        Instant computed = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var graph = new CompactGraph(maxPeople, maxFollows);
        BooleanSupplier going = forGood(goesOn);
        boolean held = readPeople(graph, going) && readFollows(graph, going);
        boolean done =
                held
                        ? putRanks(graph, computed, progress, going)
                        : putFollowers(computed, progress, going);
        if (done) {
            store.deleteBefore(computed);
        }
        return done;
    }

    /** Says no ever after it has once. */
    private static BooleanSupplier forGood(BooleanSupplier goesOn) {
        var going = new AtomicBoolean(true);
        return () -> {
            if (going.get() && !goesOn.getAsBoolean()) {
                going.set(false);
            }
            return going.get();
        };
    }

    /** Says whether all had room. */
    private boolean readPeople(CompactGraph graph, BooleanSupplier goesOn) {
        return eachPage(
                goesOn,
                page ->
                        page.stream()
                                .allMatch(person -> graph.add(person.id(), !person.isPrivate())));
    }

    /** Says whether all had room. */
    private boolean readFollows(CompactGraph graph, BooleanSupplier goesOn) {
        for (int from = 0; from < graph.people(); from += BATCH) {
            if (!goesOn.getAsBoolean()) {
                return false;
            }
            Map<UserId, Set<UserId>> found = follows.findAllFollowing(graph.open(from, BATCH));
            for (UserId person : graph.slice(from, BATCH)) {
                if (!graph.addFollows(found.getOrDefault(person, Set.of()))) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean putRanks(
            CompactGraph graph, Instant computed, LongConsumer progress, BooleanSupplier goesOn) {
        Optional<double[]> scores = PageRank.of(graph, goesOn);
        if (scores.isEmpty()) {
            return false;
        }
        for (int from = 0; from < graph.people(); from += BATCH) {
            if (!goesOn.getAsBoolean()) {
                return false;
            }
            List<UserId> some = graph.slice(from, BATCH);
            Map<UserId, Double> part = new HashMap<>();
            for (int i = 0; i < some.size(); i++) {
                part.put(some.get(i), scores.get()[from + i]);
            }
            store.put(part, computed);
            progress.accept(from + some.size());
        }
        return true;
    }

    private boolean putFollowers(Instant computed, LongConsumer progress, BooleanSupplier goesOn) {
        var seen = new long[1];
        return eachPage(
                goesOn,
                page -> {
                    Map<UserId, Double> part = new HashMap<>();
                    follows.counts(page.stream().map(Account::id).toList())
                            .forEach((id, counts) -> part.put(id, (double) counts.followers()));
                    store.put(part, computed);
                    seen[0] += part.size();
                    progress.accept(seen[0]);
                    return true;
                });
    }

    /** What is done with some people; says whether it goes on. */
    private interface Step {
        boolean with(List<Account> people);
    }

    /** Goes through whoever is active, by id upwards; says whether it came to the end. */
    private boolean eachPage(BooleanSupplier goesOn, Step step) {
        @Nullable PageRequest following = PageRequest.first(BATCH);
        while (following != null) {
            if (!goesOn.getAsBoolean()) {
                return false;
            }
            Page<Account> page = accounts.list(following);
            List<Account> active =
                    page.items().stream()
                            .filter(person -> person.status() == AccountStatus.ACTIVE)
                            .toList();
            if (!active.isEmpty() && !step.with(active)) {
                return false;
            }
            following = page.next() == null ? null : following.from(page.next());
        }
        return true;
    }
}
