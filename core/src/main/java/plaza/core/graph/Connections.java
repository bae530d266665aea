package plaza.core.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plaza.core.Cursor;
import plaza.core.DomainException;
import plaza.core.Filled;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.account.Account;
import plaza.core.account.AccountStore;
import plaza.core.account.UserId;

/** How people are connected beyond one follow. */
public final class Connections {
    /** How many of those who lead to a suggestion are named. */
    public static final int VIA = 3;

    /**
     * Followed people whose follows are looked at for suggestions, those with the newest accounts
     * first; bounds the work for somebody who follows thousands.
     */
    private static final int LOOKED_AT = 500;

    private final FollowGraph graph;
    private final AccountStore accounts;
    private final Audience audience;
    private final People people;

    public Connections(FollowGraph graph, AccountStore accounts, Audience audience, People people) {
        this.graph = graph;
        this.accounts = accounts;
        this.audience = audience;
        this.people = people;
    }

    /**
     * Whom both the viewer and a person follow, newest account first.
     *
     * @throws DomainException NOT_FOUND where the person's follows are closed to the viewer
     */
    public Page<PersonView> mutuals(UserId viewer, Account person, PageRequest page) {
        Sight sight = audience.of(viewer);
        if (!sight.mayLookInto(person)) {
            throw DomainException.notFound("list");
        }
        List<UserId> both = new ArrayList<>(graph.findFollowing(person.id()));
        both.retainAll(sight.following());
        both.sort(Comparator.reverseOrder());
        return Filled.page(
                page, request -> behind(both, request), ids -> people.visible(viewer, ids));
    }

    private static Page<UserId> behind(List<UserId> sorted, PageRequest page) {
        Cursor cursor = page.cursor();
        @Nullable UserId after =
                cursor == null ? null : UserId.parse(cursor.value()).orElseThrow(Cursor::invalid);
        List<UserId> rest =
                sorted.stream()
                        .filter(id -> after == null || id.compareTo(after) < 0)
                        .limit(page.limit() + 1L)
                        .toList();
        return Page.of(rest, page.limit(), last -> new Cursor(last.toString()));
    }

    /**
     * People followed by those whom the viewer follows, most shared first, ties by newest account.
     * Nobody whom the viewer follows, asked to follow, blocks or mutes.
     */
    public List<Suggestion> suggest(UserId viewer, int limit) {
        Sight sight = audience.of(viewer);
        Map<UserId, List<UserId>> shared = new HashMap<>();
        for (UserId followed : newest(sight.following())) {
            for (UserId candidate : graph.findFollowing(followed)) {
                if (!sight.isSelf(candidate)
                        && !sight.following().contains(candidate)
                        && !sight.mutes(candidate)
                        && !sight.barriers().separate(candidate)) {
                    shared.computeIfAbsent(candidate, _ -> new ArrayList<>()).add(followed);
                }
            }
        }
        // Some of the best turn out to be gone or asked already.
        List<UserId> best =
                shared.entrySet().stream()
                        .sorted(
                                Comparator.<Map.Entry<UserId, List<UserId>>>comparingInt(
                                                entry -> -entry.getValue().size())
                                        .thenComparing(
                                                Map.Entry::getKey, Comparator.reverseOrder()))
                        .limit(2L * limit)
                        .map(Map.Entry::getKey)
                        .toList();
        return suggestions(viewer, best, shared, limit);
    }

    private static List<UserId> newest(Set<UserId> following) {
        return following.stream().sorted(Comparator.reverseOrder()).limit(LOOKED_AT).toList();
    }

    private List<Suggestion> suggestions(
            UserId viewer, List<UserId> best, Map<UserId, List<UserId>> shared, int limit) {
        List<PersonView> candidates =
                people.visible(viewer, best).stream()
                        .filter(person -> !person.viewer().requested())
                        .limit(limit)
                        .toList();
        Set<UserId> vias = new HashSet<>();
        candidates.forEach(person -> vias.addAll(via(person, shared)));
        Map<UserId, PersonView> known = new HashMap<>();
        people.visible(viewer, List.copyOf(vias))
                .forEach(person -> known.put(person.account().id(), person));
        List<Suggestion> suggestions = new ArrayList<>();
        for (PersonView person : candidates) {
            suggestions.add(
                    new Suggestion(
                            person,
                            shared.getOrDefault(person.account().id(), List.of()).size(),
                            via(person, shared).stream()
                                    .flatMap(id -> Optional.ofNullable(known.get(id)).stream())
                                    .toList()));
        }
        return suggestions;
    }

    private static List<UserId> via(PersonView person, Map<UserId, List<UserId>> shared) {
        List<UserId> all = shared.getOrDefault(person.account().id(), List.of());
        return all.subList(0, Math.min(VIA, all.size()));
    }

    /**
     * The shortest chain of follows from the viewer to a person, both ends with it.
     *
     * @throws DomainException NOT_FOUND when there is none of at most six follows
     */
    public List<PersonView> path(UserId viewer, Account person) {
        List<UserId> chain =
                new FollowChains(graph, accounts, audience.of(viewer))
                        .find(person.id())
                        .orElseThrow(() -> DomainException.notFound("chain of follows"));
        return people.visible(viewer, chain);
    }
}
