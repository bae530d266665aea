package plaza.http.story;

import com.fasterxml.jackson.annotation.JsonProperty;
import plaza.core.story.StoryVisibility;

/** Who may see a story. */
enum StoryVisibilityJson {
    @JsonProperty("public")
    PUBLIC,
    @JsonProperty("followers")
    FOLLOWERS;

    static StoryVisibilityJson of(StoryVisibility visibility) {
        return switch (visibility) {
            case PUBLIC -> PUBLIC;
            case FOLLOWERS -> FOLLOWERS;
        };
    }

    StoryVisibility toVisibility() {
        return switch (this) {
            case PUBLIC -> StoryVisibility.PUBLIC;
            case FOLLOWERS -> StoryVisibility.FOLLOWERS;
        };
    }
}
