package plaza.core.timeline;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.PostKey;
import plaza.core.repost.Repost;

/**
 * A post in somebody's home timeline.
 *
 * @param repostedBy who brought it there, or null when its author did
 * @param at when it was posted (the time of its id), or reposted: where it stands; whole
 *     milliseconds
 */
public record TimelineEntry(PostId post, UserId author, @Nullable UserId repostedBy, Instant at) {
    /** The order of a timeline: latest first. */
    public static final Comparator<TimelineEntry> LATEST_FIRST =
            Comparator.comparing(TimelineEntry::at).thenComparing(TimelineEntry::post).reversed();

    public TimelineEntry {
        // Stores rely on it: without reposts the order of a timeline is the order of the ids.
        if (repostedBy == null && !at.equals(post.time())) {
            throw new IllegalArgumentException("A post stands at its own time");
        }
    }

    public static TimelineEntry of(PostKey key) {
        return new TimelineEntry(key.id(), key.author(), null, key.id().time());
    }

    public static TimelineEntry of(Repost repost) {
        return new TimelineEntry(repost.post(), repost.author(), repost.user(), repost.at());
    }

    public TimelinePosition position() {
        return new TimelinePosition(at, post);
    }

    /** The person through whom the post came: its reposter, or else its author. */
    public UserId via() {
        return repostedBy == null ? author : repostedBy;
    }

    /** Of two entries of one post the one that stays: the earlier, ties by the smaller person. */
    public boolean winsOver(TimelineEntry other) {
        int order = at.compareTo(other.at);
        return order < 0 || (order == 0 && via().compareTo(other.via()) < 0);
    }
}
