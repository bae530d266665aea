package plaza.http.story;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import plaza.core.story.StoryViewer;
import plaza.http.graph.PersonJson;

/**
 * Somebody who has seen a story.
 *
 * @param at when they first saw it
 */
@Schema(name = "StoryViewer")
record StoryViewerJson(PersonJson person, Instant at) {
    static StoryViewerJson of(StoryViewer viewer) {
        return new StoryViewerJson(PersonJson.of(viewer.person()), viewer.at());
    }
}
