package plaza.http.story;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import plaza.core.story.StoryGroup;
import plaza.http.post.PostJson.AuthorJson;

/**
 * The stories of one author.
 *
 * @param stories oldest first
 * @param allViewed whether the viewer has seen all of them
 */
@Schema(name = "StoryGroup")
record StoryGroupJson(AuthorJson author, List<StoryJson> stories, boolean allViewed) {
    static StoryGroupJson of(StoryGroup group) {
        return new StoryGroupJson(
                AuthorJson.of(group.author()),
                group.stories().stream().map(StoryJson::of).toList(),
                group.allViewed());
    }
}
