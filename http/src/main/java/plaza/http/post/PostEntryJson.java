package plaza.http.post;

import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import plaza.core.id.PostId;
import plaza.core.post.PostEntry;
import plaza.core.post.PostView;
import plaza.core.post.UnavailablePost;
import plaza.http.post.PostJson.MarksJson;

/** An entry of a list: a post, or the place of one that the viewer cannot see. */
@Schema(
        name = "PostEntry",
        oneOf = {PostJson.class, PostEntryJson.UnavailablePostJson.class})
public sealed interface PostEntryJson {
    /** Written as what it holds. */
    record Entry(@JsonValue Object entry) implements PostEntryJson {}

    /**
     * The place of a post that was deleted, or that the viewer cannot see: the same in both cases.
     *
     * @param unavailable always true
     * @param viewer what the viewer did with it, which they can still take back
     */
    @Schema(name = "UnavailablePost")
    record UnavailablePostJson(PostId id, boolean unavailable, MarksJson viewer) {
        public static UnavailablePostJson of(UnavailablePost post) {
            return new UnavailablePostJson(post.id(), true, MarksJson.of(post.viewer()));
        }
    }

    static PostEntryJson of(PostEntry entry) {
        return new Entry(
                switch (entry) {
                    case PostView view -> PostJson.of(view);
                    case UnavailablePost post -> UnavailablePostJson.of(post);
                });
    }
}
