package plaza.contracts.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import plaza.contracts.Samples;
import plaza.core.id.PostId;
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

    /**
     * Loads a timeline that has one entry less when it is asked for again.
     *
     * @param meanwhile what takes the entry away after it was computed the first time
     */
    static void assertNotLoaded(
            TimelineStore timelines,
            UserId reader,
            TimelineEntry stays,
            TimelineEntry gone,
            Runnable meanwhile) {
        var runs = new AtomicInteger();
        timelines.load(
                reader,
                () -> {
                    if (runs.incrementAndGet() > 1) {
                        return new Slice(List.of(stays), true);
                    }
                    meanwhile.run();
                    return new Slice(List.of(stays, gone), true);
                });
        assertComplete(timelines.read(reader, null, 10), stays);
    }

    static int push(TimelineStore timelines, TimelineEntry entry, UserId reader) {
        return timelines.push(List.of(Delivery.of(entry, List.of(reader))));
    }

    /** Each post by the way that wins, of all the ways that are there. */
    static List<TimelineEntry> winners(List<TimelineEntry> entries) {
        Map<PostId, TimelineEntry> winners = new HashMap<>();
        entries.forEach(
                entry -> winners.merge(entry.post(), entry, (a, b) -> b.winsOver(a) ? b : a));
        return entries.stream().filter(entry -> entry.equals(winners.get(entry.post()))).toList();
    }

    /** All of a timeline is read, and these entries win. */
    static void assertComplete(Optional<Slice> slice, TimelineEntry... entries) {
        Slice read = slice.orElseThrow();
        assertThat(new Slice(winners(read.entries()), read.complete()))
                .isEqualTo(new Slice(List.of(entries), true));
    }

    /** The winners of a whole warm timeline, read in pages. */
    static List<TimelineEntry> entriesOf(TimelineStore timelines, UserId reader, int limit) {
        var all = new ArrayList<TimelineEntry>();
        @Nullable TimelinePosition before = null;
        while (true) {
            Slice slice = timelines.read(reader, before, limit).orElseThrow();
            all.addAll(slice.entries());
            if (slice.complete() || slice.entries().size() < limit) {
                return winners(all);
            }
            before = slice.entries().getLast().position();
        }
    }
}
