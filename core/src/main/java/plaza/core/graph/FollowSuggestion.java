package plaza.core.graph;

import java.util.List;

/**
 * Somebody whom the viewer may want to follow.
 *
 * @param shared how many of those whom the viewer follows follow this person
 * @param via some of them, at most {@link Connections#VIA}
 */
public record FollowSuggestion(PersonView person, int shared, List<PersonView> via) {
    public FollowSuggestion {
        via = List.copyOf(via);
    }
}
