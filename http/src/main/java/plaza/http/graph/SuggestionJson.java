package plaza.http.graph;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import plaza.core.graph.FollowSuggestion;

/**
 * Somebody whom the viewer may want to follow.
 *
 * @param shared how many of those whom the viewer follows follow this person
 * @param via some of them
 */
@Schema(name = "Suggestion")
record SuggestionJson(PersonJson person, int shared, List<PersonJson> via) {
    static SuggestionJson of(FollowSuggestion suggestion) {
        return new SuggestionJson(
                PersonJson.of(suggestion.person()),
                suggestion.shared(),
                suggestion.via().stream().map(PersonJson::of).toList());
    }
}
