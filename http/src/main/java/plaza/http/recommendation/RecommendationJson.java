package plaza.http.recommendation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plaza.core.recommendation.Reason;
import plaza.core.recommendation.Recommendation;
import plaza.http.post.PostJson;
import plaza.http.post.PostJson.AuthorJson;

/**
 * A post that one has not seen and may like.
 *
 * @param reasons why, the weightiest first; at least one
 */
@Schema(name = "Recommendation")
record RecommendationJson(PostJson post, List<ReasonJson> reasons) {

    /**
     * Why a post is recommended.
     *
     * @param type whom one follows, follow its author or like the post; people who like what one
     *     likes, like it; it has a hashtag that one uses or likes; or it rises now
     * @param people some of those who lead to it, at most three; none where it is by a hashtag, or
     *     rises
     * @param hashtag null where it is by people, or rises
     */
    @Schema(name = "Reason")
    record ReasonJson(Reason.Kind type, List<AuthorJson> people, @Nullable String hashtag) {}

    static RecommendationJson of(Recommendation it) {
        return new RecommendationJson(
                PostJson.of(it.post()),
                it.reasons().stream()
                        .map(
                                why ->
                                        new ReasonJson(
                                                why.kind(),
                                                why.people().stream().map(AuthorJson::of).toList(),
                                                why.hashtag()))
                        .toList());
    }
}
