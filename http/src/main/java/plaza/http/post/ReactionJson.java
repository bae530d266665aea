package plaza.http.post;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import plaza.core.id.PostId;
import plaza.core.post.PostEntry;
import plaza.core.post.PostView;
import plaza.core.post.UnavailablePost;
import plaza.http.post.PostJson.CountsJson;
import plaza.http.post.PostJson.MarksJson;

/**
 * How a post stands after the viewer liked, reposted or kept it, or took that back.
 *
 * @param counts null where the viewer took back what they did with a post that they cannot see any
 *     more
 */
@Schema(name = "Reaction")
public record ReactionJson(PostId id, @Nullable CountsJson counts, MarksJson viewer) {
    public static ReactionJson of(PostEntry entry) {
        return switch (entry) {
            case PostView view ->
                    new ReactionJson(
                            view.id(), CountsJson.of(view.counts()), MarksJson.of(view.viewer()));
            case UnavailablePost post ->
                    new ReactionJson(post.id(), null, MarksJson.of(post.viewer()));
        };
    }
}
