package plaza.core.presence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plaza.core.account.Account;
import plaza.core.account.AccountStore;
import plaza.core.graph.ViewerContext;
import plaza.core.graph.ViewerContexts;
import plaza.core.id.UserId;

/**
 * Tracks who is online. Whoever asks for something or listens is noted in memory, and written down
 * for all at once by {@link #flush}, so that no request waits for it. Who hides it is not noted,
 * and what was known of them is forgotten.
 */
public final class Presence {
    /** Somebody is online for this long after they were active. */
    public static final Duration ONLINE = Duration.ofSeconds(60);

    private final PresenceTracker tracker;
    private final AccountStore accounts;
    private final ViewerContexts audience;
    private final Clock clock;
    private final Set<UserId> active = ConcurrentHashMap.newKeySet();
    private final Set<UserId> hidden = ConcurrentHashMap.newKeySet();

    public Presence(
            PresenceTracker tracker, AccountStore accounts, ViewerContexts audience, Clock clock) {
        this.tracker = tracker;
        this.accounts = accounts;
        this.audience = audience;
        this.clock = clock;
    }

    /**
     * How somebody is.
     *
     * @param lastActive null where it is not known, or not told
     */
    public record State(UserId user, boolean online, @Nullable Instant lastActive) {}

    /** Somebody does something. */
    public void touch(Account account) {
        (account.presenceHidden() ? hidden : active).add(account.id());
    }

    /** Writes down who was active, and who listens; says how many. */
    public int flush(Collection<UserId> listening) {
        Set<UserId> all = new HashSet<>(active);
        active.removeAll(all);
        if (!listening.isEmpty()) {
            Map<UserId, Account> found = accounts.findAll(listening);
            found.values().stream()
                    .filter(account -> !account.presenceHidden())
                    .map(Account::id)
                    .forEach(all::add);
        }
        if (!all.isEmpty()) {
            tracker.seen(all, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        }
        // After that: who has just hidden it was active before.
        for (UserId user : Set.copyOf(hidden)) {
            tracker.forget(user);
            hidden.remove(user);
        }
        return all.size();
    }

    /**
     * How people are, in the order in which they are asked for; those whose account is closed to
     * the viewer are left out as if they did not exist, and nothing is told of who hides it.
     */
    public List<State> find(UserId viewer, Collection<UserId> users) {
        if (users.isEmpty()) {
            return List.of();
        }
        ViewerContext sight = audience.of(viewer);
        Map<UserId, Account> found = audience.people(sight, users);
        List<Account> visible =
                users.stream()
                        .distinct()
                        .filter(found::containsKey)
                        .map(found::get)
                        .filter(sight::mayLookInto)
                        .toList();
        return states(visible);
    }

    /** How people are, for whoever may see them. */
    public Map<UserId, State> findAll(Collection<UserId> users) {
        return states(accounts.findAll(users).values()).stream()
                .collect(Collectors.toMap(State::user, Function.identity()));
    }

    private List<State> states(Collection<Account> people) {
        List<UserId> open =
                people.stream()
                        .filter(account -> !account.presenceHidden())
                        .map(Account::id)
                        .toList();
        Map<UserId, Instant> seen = open.isEmpty() ? Map.of() : tracker.find(open);
        Instant now = clock.instant();
        return people.stream()
                .map(account -> state(account.id(), seen.get(account.id()), now))
                .toList();
    }

    private static State state(UserId user, @Nullable Instant at, Instant now) {
        return new State(user, at != null && at.plus(ONLINE).isAfter(now), at);
    }
}
