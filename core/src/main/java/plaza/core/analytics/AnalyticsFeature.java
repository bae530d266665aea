package plaza.core.analytics;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import plaza.core.event.Backoff;
import plaza.core.event.JournalSettings;
import plaza.core.event.Projection;
import plaza.core.event.Worker;
import plaza.core.feature.CleanupJob;
import plaza.core.feature.Feature;
import plaza.core.feature.Shared;
import plaza.core.post.Counters;
import plaza.core.post.PostFeature;
import plaza.core.presence.PresenceFeature;
import plaza.core.setting.Settings;

/** Figures for authors and operators. */
public final class AnalyticsFeature implements Feature {
    private final Shared shared;
    private final AnalyticsStore store;
    private final Impressions impressions;
    private final Analytics analytics;
    private final PlatformAnalytics platform;
    private final AnalyticsProjection projection;

    /**
     * @param impressions what the views of posts and profiles tell of
     */
    public AnalyticsFeature(
            Shared shared, PostFeature posts, PresenceFeature presence, Impressions impressions) {
        this.shared = shared;
        this.store = shared.port(AnalyticsStore.class);
        this.impressions = impressions;
        this.analytics = new Analytics(store, posts.views(), presence.presence(), shared.clock());
        this.platform = new PlatformAnalytics(store, shared.clock());
        this.projection =
                new AnalyticsProjection(store, impressions, posts.lookup(), shared.clock());
    }

    @Override
    public List<Object> services() {
        return List.of(analytics, platform, impressions);
    }

    @Override
    public List<Projection> projections() {
        return List.of(projection);
    }

    @Override
    public List<CleanupJob> cleanups() {
        Settings settings = shared.settings();
        return List.of(
                new CleanupJob(
                        "figures of hours",
                        now -> store.deleteHours(now.minus(settings.get(AnalyticsSettings.HOURS)))),
                new CleanupJob(
                        "figures of days",
                        now ->
                                store.deleteDays(
                                        LocalDate.ofInstant(
                                                now.minus(settings.get(AnalyticsSettings.DAYS)),
                                                ZoneOffset.UTC))),
                // An entry comes again only for as long as the journal has it.
                new CleanupJob(
                        "acts that were added up",
                        now ->
                                store.forgetActs(
                                        now.minus(settings.get(JournalSettings.RETENTION)))));
    }

    @Override
    public List<Worker> workers(Backoff backoff) {
        return List.of(
                new ImpressionWriter(impressions, store, shared.port(Counters.class), backoff));
    }
}
