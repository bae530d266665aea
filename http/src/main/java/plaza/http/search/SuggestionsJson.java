package plaza.http.search;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import plaza.core.search.Searches.Suggestions;
import plaza.http.graph.PersonJson;

/** Suggestions for the text typed so far, the likeliest first. */
@Schema(name = "Suggestions")
public record SuggestionsJson(List<PersonJson> users, List<HashtagJson> hashtags) {
    public SuggestionsJson {
        users = List.copyOf(users);
        hashtags = List.copyOf(hashtags);
    }

    static SuggestionsJson of(Suggestions suggestions) {
        return new SuggestionsJson(
                suggestions.users().stream().map(PersonJson::of).toList(),
                suggestions.hashtags().stream().map(HashtagJson::of).toList());
    }
}
