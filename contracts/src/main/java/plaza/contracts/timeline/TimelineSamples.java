package plaza.contracts.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plaza.contracts.Samples;
import plaza.core.id.UserId;
import plaza.core.post.PostKey;
import plaza.core.timeline.Delivery;
import plaza.core.timeline.TimelineEntry;
import plaza.core.timeline.TimelinePosition;
import plaza.core.timeline.TimelineStore;
import plaza.core.timeline.TimelineStore.Slice;

/** Entries, and short words for what the contracts of timelines do. */
final class TimelineSamples {
    private TimelineSamples() {}

    static TimelineEntry post(UserId author) {
        return TimelineEntry.of(new PostKey(Samples.postId(author), author));
    }

    /** In the order of their times, oldest first; changeable. */
    static List<TimelineEntry> posts(UserId author, int count) {
        var posts = new ArrayList<TimelineEntry>();
        for (int i = 0; i < count; i++) {
            posts.add(post(author));
        }
        return posts;
    }

    /**
     * @param later milliseconds after the post was made
     */
    static TimelineEntry repost(TimelineEntry original, UserId by, long later) {
        return new TimelineEntry(
                original.post(), original.author(), by, original.post().time().plusMillis(later));
    }

    static TimelineEntry[] latestFirst(TimelineEntry... entries) {
        TimelineEntry[] sorted = entries.clone();
        Arrays.sort(sorted, TimelineEntry.LATEST_FIRST);
        return sorted;
    }

    /** Makes a timeline warm and empty. */
    static UserId warm(TimelineStore timelines, UserId reader) {
        timelines.load(reader, () -> new Slice(List.of(), true));
        return reader;
    }

    static int push(TimelineStore timelines, TimelineEntry entry, UserId reader) {
        return timelines.push(List.of(Delivery.of(entry, List.of(reader))));
    }

    static void assertComplete(Optional<Slice> slice, TimelineEntry... entries) {
        assertThat(slice).contains(new Slice(List.of(entries), true));
    }

    /** A whole warm timeline, read in pages. */
    static List<TimelineEntry> entriesOf(TimelineStore timelines, UserId reader, int limit) {
        var all = new ArrayList<TimelineEntry>();
        @Nullable TimelinePosition before = null;
        while (true) {
            Slice slice = timelines.read(reader, before, limit).orElseThrow();
            all.addAll(slice.entries());
            if (slice.complete() || slice.entries().size() < limit) {
                return all;
            }
            before = slice.entries().getLast().position();
        }
    }
}
