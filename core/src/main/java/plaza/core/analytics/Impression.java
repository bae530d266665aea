package plaza.core.analytics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import plaza.core.id.PostId;
import plaza.core.id.UserId;

/**
 * A post, or somebody's profile, was shown to others than whose it is, some times within an hour.
 *
 * @param post null where it was the profile
 * @param person the post's author, or whose profile it was
 * @param hour the full hour (UTC)
 */
public record Impression(@Nullable PostId post, UserId person, Instant hour, int count) {
    /** What it adds to the person's day. */
    public UserFigures figures() {
        return post == null
                ? UserFigures.profileViews(count)
                : UserFigures.received(PostFigures.impressions(count));
    }
}
