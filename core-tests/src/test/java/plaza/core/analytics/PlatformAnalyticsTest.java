package plaza.core.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import plaza.contracts.Samples;
import plaza.contracts.SettableClock;
import plaza.core.DomainException;
import plaza.core.id.UserId;
import plaza.memory.analytics.MemoryAnalyticsStore;

class PlatformAnalyticsTest {
    private static final Instant NOW = Instant.parse("2026-03-08T10:30:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-03-08");

    private final MemoryAnalyticsStore store = new MemoryAnalyticsStore();
    private final PlatformAnalytics analytics =
            new PlatformAnalytics(store, new SettableClock(NOW));

    /** So many people, of whom each has these likes today. */
    private void liked(int people, int likes) {
        for (int i = 0; i < people; i++) {
            UserId author = Samples.userId();
            List<Interaction> acts = new ArrayList<>();
            for (int k = 0; k < likes; k++) {
                acts.add(
                        new Interaction(
                                UUID.randomUUID(),
                                Metric.LIKES,
                                author,
                                Samples.postId(author),
                                NOW,
                                1));
            }
            store.addActs(acts, NOW);
        }
    }

    private void shown(int people, int times) {
        for (int i = 0; i < people; i++) {
            UserId author = Samples.userId();
            store.addImpressions(
                    List.of(new Impression(Samples.postId(author), author, NOW, times)));
        }
    }

    private PlatformDay today() {
        return analytics.days(NOW, NOW).getFirst();
    }

    @Test
    void usuallyTheLastSevenDaysAreTold() {
        List<PlatformDay> days = analytics.days(null, null);
        assertThat(days)
                .extracting(PlatformDay::day)
                .startsWith(TODAY.minusDays(6))
                .endsWith(TODAY)
                .hasSize(7);
        assertThat(days.getFirst().people()).isZero();
        assertThat(days.getFirst().figures()).hasSize(Figure.values().length).containsValue(0L);
    }

    @Test
    void whatComesFromNineIsNotToldAndFromTenIs() {
        liked(9, 100);
        assertThat(today().people()).isNull();
        assertThat(today().figures())
                .doesNotContainKey(Figure.LIKES)
                .containsEntry(Figure.REPOSTS, 0L);
        liked(1, 100);
        assertThat(today().people()).isEqualTo(10);
        assertThat(today().figures()).containsEntry(Figure.LIKES, 1_000L);
    }

    @Test
    void whoHasNothingOfAFigureMakesNoGroupForIt() {
        liked(1, 50);
        shown(30, 2);
        assertThat(today().people()).isEqualTo(31);
        assertThat(today().figures())
                .doesNotContainKey(Figure.LIKES)
                .containsEntry(Figure.IMPRESSIONS, 60L);
        // The rate would tell the likes.
        assertThat(today().engagementRate()).isNull();
    }

    @Test
    void theEngagementRateIsThatOfAll() {
        assertThat(today().engagementRate()).isNull();
        liked(10, 3);
        shown(10, 12);
        assertThat(today().engagementRate()).isEqualTo(0.25);
        assertThat(new PostFigures(4, 1, 1, 1).engagementRate()).isEqualTo(0.75);
        assertThat(new PostFigures(0, 1, 1, 1).engagementRate()).isNull();
    }

    @Test
    void daysAreApart() {
        liked(12, 1);
        assertThat(analytics.days(NOW.minusSeconds(86_400), NOW))
                .extracting(day -> day.figures().get(Figure.LIKES))
                .containsExactly(0L, 12L);
    }

    @Test
    void tooManyDaysAreRefused() {
        assertThat(analytics.days(NOW.minusSeconds(30 * 86_400), NOW)).hasSize(31);
        assertThatThrownBy(() -> analytics.days(NOW.minusSeconds(31 * 86_400), NOW))
                .isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> analytics.days(NOW.plusSeconds(86_400), NOW))
                .isInstanceOf(DomainException.class);
    }
}
