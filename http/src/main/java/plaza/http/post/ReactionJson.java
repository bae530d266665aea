package plaza.http.post;

import io.swagger.v3.oas.annotations.media.Schema;
import plaza.core.post.PostId;
import plaza.core.post.PostView;
import plaza.http.post.PostJson.CountsJson;
import plaza.http.post.PostJson.MarksJson;

/** How a post stands after the viewer liked, reposted or kept it, or took that back. */
@Schema(name = "Reaction")
public record ReactionJson(PostId id, CountsJson counts, MarksJson viewer) {
    public static ReactionJson of(PostView view) {
        return new ReactionJson(
                view.post().id(), CountsJson.of(view.counts()), MarksJson.of(view.viewer()));
    }
}
