package plaza.http.story;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.core.id.StoryId;
import plaza.core.story.NewStory;
import plaza.core.story.StoryVisibility;

/** A story as its author sends it. */
@Schema(name = "NewStory")
record NewStoryJson(
        @Schema(
                        description = "The key that the upload of a picture or a video answered",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "stories/0199a0c4-6ee3-7d5a-8c2f-3b1f6a52c1d0.jpg")
                @Nullable String mediaKey,
        @Schema(maxLength = 500, description = "A caption") @Nullable String text,
        @Schema(description = "Left out: public, or followers where the account is private")
                @Nullable StoryVisibility visibility) {

    NewStory toStory(UUID id) {
        return new NewStory(new StoryId(id), mediaKey == null ? "" : mediaKey, text, visibility);
    }
}
