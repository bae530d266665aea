package plaza.core.timeline;

import plaza.core.setting.Section;
import plaza.core.setting.Setting;
import plaza.core.setting.ValueType;

/** The settings of home timelines. */
public final class TimelineSettings {
    public static final Section SECTION =
            Section.named(
                    "timeline",
                    "Home timelines. In the server's own process (ports.timelineStore: local) they"
                            + " are in memory, computed again after a restart and for readers who"
                            + " were away; on an engine they are rows, which several servers"
                            + " share.");

    /** Entries that a home timeline keeps. */
    public static final Setting<Integer> CAP =
            SECTION.add(
                    "cap",
                    ValueType.integer(20, 100_000),
                    "800",
                    "Entries that a home timeline keeps. Older pages are computed from the authors'"
                            + " posts.");

    /** Followers from which on an author's posts are merged in on read. */
    public static final Setting<Integer> PULL_ABOVE =
            SECTION.add(
                    "pullAbove",
                    ValueType.integer(0, Integer.MAX_VALUE),
                    "10000",
                    "Posts of an author with more followers than this are not pushed but merged in"
                            + " when read.");

    private TimelineSettings() {}
}
