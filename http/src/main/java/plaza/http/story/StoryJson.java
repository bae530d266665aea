package plaza.http.story;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import plaza.core.id.StoryId;
import plaza.core.media.Media;
import plaza.core.story.Story;
import plaza.core.story.StoryView;
import plaza.core.story.StoryVisibility;
import plaza.http.post.PostJson.AuthorJson;

/**
 * A story as the viewer sees it.
 *
 * @param views how many people have seen it; null where it is not one's own
 */
@Schema(name = "Story")
record StoryJson(
        StoryId id,
        AuthorJson author,
        StoryMediaJson media,
        @Nullable String text,
        StoryVisibility visibility,
        Instant createdAt,
        Instant expiresAt,
        boolean viewed,
        @Nullable Long views) {

    /** What a story shows. */
    @Schema(name = "StoryMedia")
    record StoryMediaJson(
            String key,
            String url,
            String type,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Long durationMs,
            @Nullable String blurhash) {
        static StoryMediaJson of(Media media) {
            return new StoryMediaJson(
                    media.key(),
                    "/api/media/" + media.key(),
                    media.type(),
                    media.width(),
                    media.height(),
                    media.durationMs(),
                    media.blurhash());
        }
    }

    static StoryJson of(StoryView view) {
        Story story = view.story();
        return new StoryJson(
                story.id(),
                AuthorJson.of(view.author()),
                StoryMediaJson.of(view.media()),
                story.text(),
                story.visibility(),
                story.createdAt(),
                story.expiresAt(),
                view.viewed(),
                view.views());
    }
}
