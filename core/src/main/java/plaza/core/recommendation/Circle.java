package plaza.core.recommendation;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plaza.core.account.Account;
import plaza.core.graph.ViewerContext;
import plaza.core.graph.ViewerContexts;
import plaza.core.id.UserId;

/** The people who may lead a viewer to posts: nobody else may, nor be named. */
final class Circle {
    /** Followed people who are asked, those with the newest accounts first. */
    private static final int FRIENDS = 50;

    private final ViewerContexts audience;
    private final ViewerContext sight;

    Circle(ViewerContexts audience, ViewerContext sight) {
        this.audience = audience;
        this.sight = sight;
    }

    ViewerContext sight() {
        return sight;
    }

    UserId viewer() {
        return sight.viewer();
    }

    /** Whom the viewer follows, and wants to hear of. */
    List<UserId> friends() {
        List<UserId> newest =
                sight.following().stream()
                        .filter(person -> !sight.mutes(person))
                        .sorted(Comparator.reverseOrder())
                        .limit(FRIENDS)
                        .toList();
        Map<UserId, Account> open = open(newest);
        return newest.stream().filter(open::containsKey).toList();
    }

    /** Whom nobody may lead to. */
    Set<UserId> unwanted() {
        Set<UserId> unwanted = new HashSet<>(sight.barriers().separated());
        unwanted.addAll(sight.barriers().muting());
        return unwanted;
    }

    /** Those of some people into whose accounts the viewer may look, and whom they do not mute. */
    Map<UserId, Account> open(Collection<UserId> people) {
        return open(audience, sight, people);
    }

    static Map<UserId, Account> open(
            ViewerContexts audience, ViewerContext sight, Collection<UserId> people) {
        Map<UserId, Account> open = new HashMap<>(audience.people(sight, people));
        open.values().removeIf(person -> !sight.mayLookInto(person) || sight.mutes(person.id()));
        return open;
    }
}
