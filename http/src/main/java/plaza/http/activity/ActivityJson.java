package plaza.http.activity;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import plaza.core.activity.Activity;
import plaza.core.activity.ActivityView;
import plaza.http.graph.PersonJson;
import plaza.http.post.PostEntryJson;

/**
 * Something that one did.
 *
 * @param post what one wrote or did something with; null for a follow
 * @param person whom one followed; else null
 */
@Schema(name = "Activity")
record ActivityJson(
        Activity.Kind type, Instant at, @Nullable PostEntryJson post, @Nullable PersonJson person) {
    static ActivityJson of(ActivityView view) {
        return new ActivityJson(
                view.kind(),
                view.at(),
                view.post() == null ? null : PostEntryJson.of(view.post()),
                view.person() == null ? null : PersonJson.of(view.person()));
    }
}
