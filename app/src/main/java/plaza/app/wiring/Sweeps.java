package plaza.app.wiring;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import plaza.app.config.Configuration;
import plaza.core.analytics.AnalyticsSettings;
import plaza.core.event.JournalSettings;
import plaza.core.idempotency.IdempotentRequests;
import plaza.core.leaderboard.Leaderboard;
import plaza.core.notification.NotificationSettings;
import plaza.core.platform.Services;
import plaza.core.platform.Stores;
import plaza.core.subscription.UpdateHub;
import plaza.core.trend.TrendSettings;

/** What has a time at which it goes. */
final class Sweeps {
    private Sweeps() {}

    /** What nobody may find any more once it is gone, not even in the engine. */
    static List<Sweeper.Sweep> atOnce(Services services, UpdateHub listening, boolean hasLedger) {
        List<Sweeper.Sweep> sweeps = new ArrayList<>();
        sweeps.add(
                new Sweeper.Sweep(
                        "messages",
                        now -> {
                            int gone = services.chatSweep().run(now);
                            if (gone > 0) {
                                services.mediaSweep().run(now);
                            }
                            return gone;
                        }));
        sweeps.add(new Sweeper.Sweep("viewers", services.streamSweep()::run));
        sweeps.add(
                new Sweeper.Sweep(
                        "signs of life", _ -> services.presence().flush(listening.listening())));
        if (hasLedger) {
            sweeps.add(new Sweeper.Sweep("payments", _ -> services.paymentSweep().sweep()));
        }
        return sweeps;
    }

    /** What has a time at which it goes, and how to remove it. */
    static List<Sweeper.Sweep> of(
            Configuration configuration, Stores stores, Services services, boolean hasLedger) {
        List<Sweeper.Sweep> sweeps = new ArrayList<>(expiring(configuration, stores, services));
        if (hasLedger) {
            sweeps.add(new Sweeper.Sweep("payments", _ -> services.paymentSweep().sweepAll()));
        }
        if (configuration.engine(Leaderboard.class).isPresent()) {
            sweeps.add(
                    new Sweeper.Sweep(
                            "gifts that were added up",
                            now ->
                                    stores.leaderboard()
                                            .forgetBefore(
                                                    now.minus(
                                                            Duration.ofDays(
                                                                    Leaderboard
                                                                            .REMEMBERED_DAYS)))));
        }
        return sweeps;
    }

    private static List<Sweeper.Sweep> expiring(
            Configuration configuration, Stores stores, Services services) {
        return List.of(
                new Sweeper.Sweep("sessions", stores.sessions()::deleteExpired),
                new Sweeper.Sweep(
                        "idempotency keys",
                        now ->
                                stores.idempotency()
                                        .deleteBefore(now.minus(IdempotentRequests.KEPT))),
                new Sweeper.Sweep(
                        "notifications",
                        now ->
                                stores.notifications()
                                        .deleteBefore(
                                                now.minus(
                                                        configuration.get(NotificationSettings.RETENTION)))),
                // In this order: what stories showed goes in the same round.
                new Sweeper.Sweep("stories", services.storySweep()::run),
                new Sweeper.Sweep("uploads", services.mediaSweep()::run),
                new Sweeper.Sweep(
                        "counts of hashtags",
                        now ->
                                stores.trends()
                                        .deleteBefore(
                                                now.minus(configuration.get(TrendSettings.RETENTION)))),
                new Sweeper.Sweep(
                        "figures of hours",
                        now ->
                                stores.analytics()
                                        .deleteHours(now.minus(configuration.get(AnalyticsSettings.HOURS)))),
                new Sweeper.Sweep(
                        "figures of days",
                        now ->
                                stores.analytics()
                                        .deleteDays(
                                                LocalDate.ofInstant(
                                                        now.minus(configuration.get(AnalyticsSettings.DAYS)),
                                                        ZoneOffset.UTC))),
                // An entry comes again only for as long as the journal has it.
                new Sweeper.Sweep(
                        "acts that were added up",
                        now ->
                                stores.analytics()
                                        .forgetActs(
                                                now.minus(configuration.get(JournalSettings.RETENTION)))));
    }
}
