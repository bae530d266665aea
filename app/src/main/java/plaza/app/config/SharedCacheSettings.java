package plaza.app.config;

import java.time.Duration;
import java.util.Optional;
import plaza.core.cache.Cache;
import plaza.core.engine.Engine;
import plaza.core.setting.Section;
import plaza.core.setting.Setting;
import plaza.core.setting.Settings;
import plaza.core.setting.ValueType;
import plaza.core.timeline.TimelineCache;
import plaza.core.timeline.TimelineCacheEpoch;
import plaza.core.timeline.TimelineStore;

/** For how long what servers share is kept, by kind. */
public final class SharedCacheSettings {
    static final Section SECTION =
            Section.named(
                    "sharedCache",
                    "What is kept in the cache that servers share (ports.cache), and for how long"
                            + " at the most. What changes is gone from it at once. Each server"
                            + " keeps what it has read from there for 10 minutes more at the most,"
                            + " and hears of changes.");

    public static final Setting<Duration> PEOPLE =
            SECTION.add("people", ValueType.duration(), "10m", "People by id.");

    public static final Setting<Duration> POSTS =
            SECTION.add("posts", ValueType.duration(), "10m", "Posts and replies by id.");

    public static final Setting<Duration> POPULAR_POSTS =
            SECTION.add(
                    "popularPosts",
                    ValueType.duration(),
                    "10m",
                    "Those of them that have many likes by the counts that a server has at hand"
                            + " when it fills them in.");

    public static final Setting<Integer> POPULAR_FROM =
            SECTION.add(
                    "popularFrom",
                    ValueType.integer(1, Integer.MAX_VALUE),
                    "100",
                    "How many likes are many.");

    public static final Setting<Duration> STORIES =
            SECTION.add(
                    "stories",
                    ValueType.duration(),
                    "10m",
                    "Stories, and lists of what somebody has up.");

    /** Not shared where it is not set. */
    public static final Setting<Optional<Duration>> FOLLOWS =
            SECTION.optional(
                    "follows",
                    ValueType.duration(),
                    "30m",
                    "First pages of who follows somebody and of whom they follow; left out, they"
                            + " are not shared. Following and unfollowing are answered 503 while"
                            + " the cache is away then.");

    /** Not cached where it is not set. */
    public static final Setting<Optional<Duration>> TIMELINES =
            SECTION.optional(
                    "timelines",
                    ValueType.duration(),
                    "1h",
                    "The newest entries of home timelines that lie on an engine that says which"
                            + " of them count (ports.timelineStore: dynamodb); left out, they are"
                            + " not cached.");

    static {
        SECTION.require(
                settings ->
                        settings.get(TIMELINES).isEmpty()
                                || (lies(Cache.class, TimelineCache.class, settings)
                                        && lies(
                                                TimelineStore.class,
                                                TimelineCacheEpoch.class,
                                                settings)),
                "sharedCache.timelines needs ports.cache on redis and ports.timelineStore on"
                        + " dynamodb");
    }

    private SharedCacheSettings() {}

    /** Whether a port lies on an engine that has something else, too. */
    private static boolean lies(Class<?> port, Class<?> companion, Settings settings) {
        Engine<?> engine = PortSettings.engines(settings).get(port);
        return engine != null && engine.adapters().has(companion);
    }
}
