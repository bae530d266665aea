package plaza.redis.timeline;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.timeline.TimelineEntry;
import plaza.core.timeline.TimelinePosition;
import plaza.core.timeline.TimelineStore.Slice;

/** Entries of home timelines as members of sorted sets. */
final class TimelineMembers {
    private TimelineMembers() {}

    /**
     * Adds to the arguments of a script when a post was posted, where it stands, and its member.
     */
    static void add(TimelineEntry entry, List<String> arguments) {
        arguments.add(Long.toString(entry.post().time().toEpochMilli()));
        addPlaced(entry, arguments);
    }

    /** Adds where a post stands, and its member. */
    static void addPlaced(TimelineEntry entry, List<String> arguments) {
        arguments.add(Long.toString(entry.at().toEpochMilli()));
        String member = entry.post() + ":" + entry.author();
        arguments.add(entry.repostedBy() == null ? member : member + ":" + entry.repostedBy());
    }

    /**
     * @param row a member, and where it stands, in ms
     */
    static TimelineEntry entry(List<String> row) {
        String[] ids = row.getFirst().split(":", -1);
        return new TimelineEntry(
                new PostId(UUID.fromString(ids[0])),
                new UserId(UUID.fromString(ids[1])),
                ids.length == 2 ? null : new UserId(UUID.fromString(ids[2])),
                Instant.ofEpochMilli(Long.parseLong(row.get(1))));
    }

    /**
     * @param rows what a script answers with {@code timeline/page.lua}
     */
    static Slice slice(List<List<String>> rows) {
        return new Slice(
                rows.subList(1, rows.size()).stream().map(TimelineMembers::entry).toList(),
                rows.getFirst().getFirst().equals("1"));
    }

    /**
     * Where something may follow what was computed: "{@code <ms>:<post>}", empty where that is all,
     * and {@code all} where nothing was.
     */
    static String floor(Slice slice) {
        if (slice.complete()) {
            return "";
        }
        if (slice.entries().isEmpty()) {
            return "all";
        }
        TimelinePosition last = slice.entries().getLast().position();
        return last.at().toEpochMilli() + ":" + last.post();
    }
}
