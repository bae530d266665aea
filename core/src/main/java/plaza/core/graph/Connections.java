package plaza.core.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import plaza.core.Batch;
import plaza.core.DomainException;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.account.Account;
import plaza.core.id.UserId;

/** How people are connected beyond one follow. */
public final class Connections {
    /** How many of those who lead to a suggestion are named. */
    public static final int VIA = FollowTraversal.VIA;

    /**
     * Followed people whose follows are looked at for suggestions, those with the newest accounts
     * first; bounds the work for somebody who follows thousands (ADR 12).
     */
    private static final int LOOKED_AT = 1_000;

    /** People among whom the more influential come first; further ones by newest account. */
    private static final int CANDIDATES = 200;

    /**
     * How many are looked at, as a multiple of those who are wanted: some may turn out to be gone.
     */
    private static final int MAX_LOOKS = 8;

    /** How often chains are asked for past those who have turned out to be closed. */
    private static final int CHAIN_ROUNDS = 3;

    /** How many chains are looked at at once for one that the viewer may know of. */
    private static final int CHAINS = 16;

    private final FollowGraph graph;
    private final FollowTraversal traversal;
    private final InfluenceStore influence;
    private final ViewerContexts audience;
    private final People people;

    public Connections(
            FollowGraph graph,
            FollowTraversal traversal,
            InfluenceStore influence,
            ViewerContexts audience,
            People people) {
        this.graph = graph;
        this.traversal = traversal;
        this.influence = influence;
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
        return people.page(
                viewer,
                page,
                request -> traversal.listMutuals(viewer, person.id(), request),
                Function.identity());
    }

    /**
     * People followed by those whom the viewer follows, most shared first, then the more
     * influential (ADR 77), ties by newest account. Nobody whom the viewer follows, asked to
     * follow, blocks or mutes, and nobody who is gone; those who are gone do not count among the
     * shared either.
     */
    public List<FollowSuggestion> suggest(UserId viewer, int limit) {
        ViewerContext sight = audience.of(viewer);
        List<UserId> friends = friends(sight);
        Set<UserId> without = new HashSet<>(sight.barriers().separated());
        without.addAll(sight.barriers().muting());
        Map<PersonView, FriendOfFriends> best = new LinkedHashMap<>();
        int wanted = Math.max(limit, CANDIDATES);
        int looks = 0;
        boolean more = true;
        while (more && looks < MAX_LOOKS && best.size() < limit) {
            List<FriendOfFriends> found =
                    traversal.listFriendsOfFriends(viewer, friends, without, wanted);
            found.forEach(each -> without.add(each.person()));
            more = found.size() == wanted;
            for (List<FriendOfFriends> some : Batch.split(mostInfluentialFirst(found), limit)) {
                if (looks++ < MAX_LOOKS && best.size() < limit) {
                    addVisible(sight, some, limit, best);
                }
            }
        }
        return suggestions(viewer, best);
    }

    /** Among those who share as many; they come most shared first, ties by newest account. */
    private List<FriendOfFriends> mostInfluentialFirst(List<FriendOfFriends> found) {
        Map<UserId, Double> scores =
                influence.findAll(found.stream().map(FriendOfFriends::person).toList());
        return found.stream()
                .sorted(
                        Comparator.comparingInt(FriendOfFriends::shared)
                                .thenComparingDouble(
                                        each -> scores.getOrDefault(each.person(), 0.0))
                                .thenComparing(FriendOfFriends::person)
                                .reversed())
                .toList();
    }

    private void addVisible(
            ViewerContext sight,
            List<FriendOfFriends> some,
            int limit,
            Map<PersonView, FriendOfFriends> best) {
        Map<UserId, FriendOfFriends> candidates = new LinkedHashMap<>();
        some.forEach(each -> candidates.put(each.person(), each));
        for (PersonView person : people.visible(sight.viewer(), List.copyOf(candidates.keySet()))) {
            FriendOfFriends candidate = candidates.get(person.account().id());
            if (candidate != null && isFree(sight, person) && best.size() < limit) {
                best.put(person, candidate);
            }
        }
    }

    /** Also where the graph is behind. */
    private static boolean isFree(ViewerContext sight, PersonView person) {
        return !person.viewer().requested() && !sight.following().contains(person.account().id());
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
            UserId viewer, Map<PersonView, FriendOfFriends> best) {
        List<UserId> named =
                best.values().stream().flatMap(each -> each.via().stream()).distinct().toList();
        Map<UserId, PersonView> known = new HashMap<>();
        people.visible(viewer, named).forEach(person -> known.put(person.account().id(), person));
        List<FollowSuggestion> suggestions = new ArrayList<>(best.size());
        best.forEach(
                (person, each) ->
                        suggestions.add(
                                new FollowSuggestion(
                                        person,
                                        each.shared(),
                                        each.via().stream()
                                                .flatMap(id -> Stream.ofNullable(known.get(id)))
                                                .toList())));
        return suggestions;
    }

    /**
     * The shortest chain of follows from the viewer to a person, both ends with it. It passes
     * nobody whose lists the viewer may not look into.
     *
     * @throws DomainException NOT_FOUND when there is none of at most six follows
     */
    public List<PersonView> path(UserId viewer, Account person) {
        ViewerContext sight = audience.of(viewer);
        List<UserId> chain =
                (viewer.equals(person.id())
                                ? Optional.of(List.of(viewer))
                                : chain(sight, person.id()))
                        .orElseThrow(() -> DomainException.notFound("chain of follows"));
        return people.visible(viewer, chain);
    }

    /**
     * Asks for chains without those who have turned out to be closed; where that are ever more, for
     * they are many in this part of the graph, looks at each step of a walk.
     */
    private Optional<List<UserId>> chain(ViewerContext sight, UserId person) {
        Set<UserId> closed = new HashSet<>(sight.barriers().separated());
        for (int round = 0; round < CHAIN_ROUNDS; round++) {
            List<List<UserId>> chains =
                    traversal.listChains(sight.viewer(), person, closed, CHAINS);
            if (chains.isEmpty()) {
                return Optional.empty();
            }
            List<UserId> passed =
                    chains.stream()
                            .flatMap(chain -> chain.subList(1, chain.size() - 1).stream())
                            .distinct()
                            .toList();
            Set<UserId> open = Set.copyOf(open(sight, passed));
            for (List<UserId> chain : chains) {
                if (open.containsAll(chain.subList(1, chain.size() - 1))) {
                    return Optional.of(chain);
                }
            }
            passed.stream().filter(id -> !open.contains(id)).forEach(closed::add);
        }
        return new FollowChains(graph, some -> open(sight, some), sight.viewer(), person).find();
    }

    /** Those of some people whose lists the viewer may look into. */
    private List<UserId> open(ViewerContext sight, List<UserId> some) {
        Map<UserId, Account> found = audience.people(sight, some);
        return some.stream()
                .filter(
                        id -> {
                            Account account = found.get(id);
                            return account != null && sight.mayLookInto(account);
                        })
                .toList();
    }
}
