package plaza.http.post;

import com.fasterxml.jackson.annotation.JsonProperty;
import plaza.core.post.Visibility;

/** Who may see a post. */
public enum VisibilityJson {
    @JsonProperty("public")
    PUBLIC,
    @JsonProperty("followers")
    FOLLOWERS,
    @JsonProperty("private")
    PRIVATE;

    static VisibilityJson of(Visibility visibility) {
        return switch (visibility) {
            case PUBLIC -> PUBLIC;
            case FOLLOWERS -> FOLLOWERS;
            case PRIVATE -> PRIVATE;
        };
    }

    public Visibility toVisibility() {
        return switch (this) {
            case PUBLIC -> Visibility.PUBLIC;
            case FOLLOWERS -> Visibility.FOLLOWERS;
            case PRIVATE -> Visibility.PRIVATE;
        };
    }
}
