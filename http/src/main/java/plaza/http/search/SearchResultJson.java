package plaza.http.search;

import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import plaza.core.graph.PersonView;
import plaza.core.post.PostView;
import plaza.core.search.HashtagCount;
import plaza.http.graph.PersonJson;
import plaza.http.post.PostJson;

/** A search result, rendered as elsewhere: a post, a person, or a hashtag, as was asked for. */
@Schema(
        name = "SearchResult",
        oneOf = {PostJson.class, PersonJson.class, HashtagJson.class})
public sealed interface SearchResultJson {
    /** Written as what it holds. */
    record Found(@JsonValue Object found) implements SearchResultJson {}

    static SearchResultJson of(PostView post) {
        return new Found(PostJson.of(post));
    }

    static SearchResultJson of(PersonView person) {
        return new Found(PersonJson.of(person));
    }

    static SearchResultJson of(HashtagCount hashtag) {
        return new Found(HashtagJson.of(hashtag));
    }
}
