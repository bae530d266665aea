package plaza.core.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import plaza.core.Cursor;
import plaza.core.DomainException;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.account.Account;
import plaza.core.id.UserId;

/** How people are connected beyond one follow. */
public final class Connections {
    /** How many of those who lead to a suggestion are named. */
    public static final int VIA = 3;

    /**
     * Followed people whose follows are looked at for suggestions, those with the newest accounts
     * first; bounds the work for somebody who follows thousands (ADR 12).
     */
    private static final int LOOKED_AT = 1_000;

    /** How often more candidates are taken where some turn out to be gone or asked already. */
    private static final int MAX_ROUNDS = 8;

    private final FollowGraph graph;
    private final ViewerContexts audience;
    private final People people;

    public Connections(FollowGraph graph, ViewerContexts audience, People people) {
        this.graph = graph;
        this.audience = audience;
        this.people = people;
    }

    /**
     * Whom both the viewer and a person follow, newest account first.
     *
     * @throws DomainException NOT_FOUND where the person's follows are closed to the viewer
     */
    public Page<PersonView> mutuals(UserId viewer, Account person, PageRequest page) {
        ViewerContext sight = audience.of(viewer);
        if (!sight.mayLookInto(person)) {
            throw DomainException.notFound("list");
        }
        List<UserId> both = new ArrayList<>(graph.findFollowing(person.id()));
        both.retainAll(sight.following());
        both.sort(Comparator.reverseOrder());
        return people.page(viewer, page, request -> behind(both, request), Function.identity());
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
     * Nobody whom the viewer follows, asked to follow, blocks or mutes, and nobody who is gone;
     * those who are gone do not count among the shared either.
     */
    public List<FollowSuggestion> suggest(UserId viewer, int limit) {
        ViewerContext sight = audience.of(viewer);
        var ranking = FriendsOfFriends.of(sight, friends(sight), graph);
        List<PersonView> best = new ArrayList<>();
        List<UserId> next = ranking.next(limit);
        for (int round = 1; !next.isEmpty(); round++) {
            people.visible(viewer, next).stream()
                    .filter(person -> !person.viewer().requested())
                    .limit((long) limit - best.size())
                    .forEach(best::add);
            boolean enough = best.size() == limit || round == MAX_ROUNDS;
            next = enough ? List.of() : ranking.next(limit);
        }
        return suggestions(viewer, best, ranking);
    }

    /** Whom the viewer follows and still sees, newest account first. */
    private List<UserId> friends(ViewerContext sight) {
        List<UserId> newest =
                sight.following().stream()
                        .sorted(Comparator.reverseOrder())
                        .limit(LOOKED_AT)
                        .toList();
        Map<UserId, Account> found = audience.people(sight, newest);
        return newest.stream().filter(found::containsKey).toList();
    }

    private List<FollowSuggestion> suggestions(
            UserId viewer, List<PersonView> best, FriendsOfFriends ranking) {
        Map<UserId, List<UserId>> via = new HashMap<>();
        best.forEach(
                person -> via.put(person.account().id(), ranking.via(person.account().id(), VIA)));
        List<UserId> named = via.values().stream().flatMap(List::stream).distinct().toList();
        Map<UserId, PersonView> known = new HashMap<>();
        people.visible(viewer, named).forEach(person -> known.put(person.account().id(), person));
        List<FollowSuggestion> suggestions = new ArrayList<>(best.size());
        for (PersonView person : best) {
            UserId id = person.account().id();
            suggestions.add(
                    new FollowSuggestion(
                            person,
                            ranking.shared(id),
                            via.getOrDefault(id, List.of()).stream()
                                    .flatMap(one -> Optional.ofNullable(known.get(one)).stream())
                                    .toList()));
        }
        return suggestions;
    }

    /**
     * The shortest chain of follows from the viewer to a person, both ends with it.
     *
     * @throws DomainException NOT_FOUND when there is none of at most six follows
     */
    public List<PersonView> path(UserId viewer, Account person) {
        List<UserId> chain =
                new FollowChains(graph, audience, audience.of(viewer), person.id())
                        .find()
                        .orElseThrow(() -> DomainException.notFound("chain of follows"));
        return people.visible(viewer, chain);
    }
}
