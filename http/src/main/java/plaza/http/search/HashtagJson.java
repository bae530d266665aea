package plaza.http.search;

import io.swagger.v3.oas.annotations.media.Schema;
import plaza.core.search.HashtagCount;

/** A hashtag, without its sign, and how many public posts have it. */
@Schema(name = "Hashtag")
public record HashtagJson(String hashtag, long posts) {
    public static HashtagJson of(HashtagCount count) {
        return new HashtagJson(count.hashtag(), count.posts());
    }
}
