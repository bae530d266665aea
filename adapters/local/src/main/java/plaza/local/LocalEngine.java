package plaza.local;

import plaza.core.cache.Cache;
import plaza.core.engine.AdapterContext;
import plaza.core.engine.Engine;
import plaza.core.engine.EngineSite;
import plaza.core.engine.PortAdapters;
import plaza.core.event.Broadcast;
import plaza.core.limit.RateLimiter;
import plaza.core.live.ViewerCounter;
import plaza.core.media.MediaSettings;
import plaza.core.media.MediaStore;
import plaza.core.presence.PresenceTracker;
import plaza.core.setting.Section;
import plaza.core.timeline.TimelineSettings;
import plaza.core.timeline.TimelineStore;
import plaza.local.event.LocalBroadcast;
import plaza.local.limit.LocalRateLimiter;
import plaza.local.live.LocalViewerCounter;
import plaza.local.media.LocalMediaStore;
import plaza.local.presence.LocalPresenceTracker;
import plaza.local.timeline.LocalTimelineStore;

/** This process and its files, for a deployment on one machine. */
public final class LocalEngine implements Engine<LocalEngine.InProcess> {
    private static final Section SECTION = Section.named("local");

    private static final PortAdapters<InProcess> ADAPTERS =
            PortAdapters.<InProcess>none()
                    .made(
                            TimelineStore.class,
                            (_, context) ->
                                    new LocalTimelineStore(
                                            context.get(TimelineSettings.CAP),
                                            context.room().places()))
                    .made(
                            RateLimiter.class,
                            (_, context) ->
                                    new LocalRateLimiter(context.room().keys(), context.clock()))
                    // Processes that share nothing have only their own.
                    .with(Cache.class, _ -> Cache.NONE)
                    .made(MediaStore.class, LocalEngine::media)
                    .with(Broadcast.class, _ -> new LocalBroadcast())
                    .with(ViewerCounter.class, _ -> new LocalViewerCounter())
                    .made(
                            PresenceTracker.class,
                            (_, context) -> new LocalPresenceTracker(context.room().keys()));

    /** There is nothing to connect to. */
    public record InProcess() implements AutoCloseable {
        @Override
        public void close() {}
    }

    private static MediaStore media(InProcess process, AdapterContext context) {
        return LocalMediaStore.below(
                context.site().data(), context.clock(), context.get(MediaSettings.FREE_DISK));
    }

    @Override
    public Section settings() {
        return SECTION;
    }

    @Override
    public PortAdapters<InProcess> adapters() {
        return ADAPTERS;
    }

    @Override
    public boolean isInProcess() {
        return true;
    }

    @Override
    public InProcess open(EngineSite site) {
        return new InProcess();
    }

    @Override
    public void check(InProcess connection) {}
}
