package plaza.contracts.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import plaza.contracts.AnyNumber;
import plaza.contracts.Concurrently;
import plaza.contracts.Fixtures;
import plaza.contracts.Samples;
import plaza.core.analytics.AnalyticsStore;
import plaza.core.analytics.DayTotals;
import plaza.core.analytics.Impression;
import plaza.core.analytics.Interaction;
import plaza.core.analytics.Metric;
import plaza.core.analytics.PostFigures;
import plaza.core.analytics.UserFigures;
import plaza.core.id.PostId;
import plaza.core.id.UserId;

/** The contract of every {@link AnalyticsStore}. */
public interface AnalyticsStoreContract extends Fixtures {
    Instant HOUR = Instant.parse("2026-03-01T23:00:00Z");
    LocalDate DAY = LocalDate.parse("2026-03-01");
    Instant NOW = Instant.parse("2026-03-02T09:30:00.123Z");

    AnalyticsStore store();

    private static Interaction act(
            Metric metric, UserId person, @Nullable PostId post, Instant at, int delta) {
        return new Interaction(UUID.randomUUID(), metric, person, post, at, delta);
    }

    private Map<Instant, PostFigures> hours(PostId post) {
        return store().findHours(post, HOUR, HOUR.plus(10, ChronoUnit.HOURS));
    }

    private Map<LocalDate, UserFigures> days(UserId user) {
        return store().findDays(user, DAY, DAY.plusDays(10));
    }

    @Test
    default void nothingIsThereAtFirst() {
        UserId ada = Samples.userId();
        assertThat(hours(Samples.postId(ada))).isEmpty();
        assertThat(days(ada)).isEmpty();
        store().addActs(List.of(), NOW);
        store().addImpressions(List.of());
    }

    @Test
    default void everyMetricIsCountedApart() {
        UserId ada = Samples.userId();
        PostId post = Samples.postId(ada);
        List<Interaction> acts = new ArrayList<>();
        Metric[] metrics = Metric.values();
        for (int i = 0; i < metrics.length; i++) {
            boolean ofPost = i < 3;
            for (int k = 0; k <= i; k++) {
                acts.add(act(metrics[i], ada, ofPost ? post : null, HOUR.plusSeconds(k), 1));
            }
        }
        store().addActs(acts, NOW);
        store().addImpressions(
                        List.of(
                                new Impression(post, ada, HOUR, 70),
                                new Impression(null, ada, HOUR, 30)));

        var received = new PostFigures(70, 1, 2, 3);
        assertThat(hours(post)).isEqualTo(Map.of(HOUR, received));
        assertThat(days(ada)).isEqualTo(Map.of(DAY, new UserFigures(received, 5, 6, 4, 30)));
    }

    @Test
    default void anActIsAddedOnceHoweverOftenItIsTold() {
        UserId ada = Samples.userId();
        PostId post = Samples.postId(ada);
        Interaction like = act(Metric.LIKES, ada, post, HOUR, 1);
        Interaction other = act(Metric.LIKES, ada, post, HOUR, 1);
        store().addActs(List.of(like, like), NOW);
        store().addActs(List.of(like, other), NOW.plusSeconds(9));
        store().addActs(List.of(other), NOW);
        assertThat(hours(post)).isEqualTo(Map.of(HOUR, new PostFigures(0, 2, 0, 0)));
        assertThat(days(ada))
                .isEqualTo(Map.of(DAY, UserFigures.received(new PostFigures(0, 2, 0, 0))));
    }

    @Test
    default void anUndoingCountsInItsOwnHour() {
        UserId ada = Samples.userId();
        PostId post = Samples.postId(ada);
        Instant later = HOUR.plus(1, ChronoUnit.HOURS);
        store().addActs(
                        List.of(
                                act(Metric.LIKES, ada, post, HOUR, 1),
                                act(Metric.LIKES, ada, post, later.plusMillis(1), -1)),
                        NOW);
        assertThat(hours(post))
                .isEqualTo(
                        Map.of(
                                HOUR,
                                new PostFigures(0, 1, 0, 0),
                                later,
                                new PostFigures(0, -1, 0, 0)));
        assertThat(days(ada).get(DAY.plusDays(1)))
                .isEqualTo(UserFigures.received(new PostFigures(0, -1, 0, 0)));
    }

    @Test
    default void timesFallIntoTheirHourAndDay() {
        UserId ada = Samples.userId();
        PostId post = Samples.postId(ada);
        for (String at :
                List.of(
                        "2026-03-01T22:59:59.999Z",
                        "2026-03-01T23:00:00Z",
                        "2026-03-01T23:59:59.999Z",
                        "2026-03-02T00:00:00Z",
                        "2026-03-11T00:00:00Z")) {
            store().addActs(List.of(act(Metric.REPLIES, ada, post, Instant.parse(at), 1)), NOW);
        }
        assertThat(hours(post))
                .isEqualTo(
                        Map.of(
                                HOUR,
                                new PostFigures(0, 0, 0, 2),
                                HOUR.plus(1, ChronoUnit.HOURS),
                                new PostFigures(0, 0, 0, 1)));
        assertThat(days(ada))
                .isEqualTo(
                        Map.of(
                                DAY,
                                UserFigures.received(new PostFigures(0, 0, 0, 3)),
                                DAY.plusDays(1),
                                UserFigures.received(new PostFigures(0, 0, 0, 1))));
    }

    @Test
    default void impressionsAddUp() {
        UserId ada = Samples.userId();
        PostId one = Samples.postId(ada);
        PostId other = Samples.postId(ada);
        List<Impression> shown =
                List.of(new Impression(one, ada, HOUR, 2), new Impression(other, ada, HOUR, 5));
        store().addImpressions(shown);
        store().addImpressions(shown);
        store().addImpressions(
                        List.of(
                                new Impression(one, ada, HOUR, Integer.MAX_VALUE),
                                new Impression(one, ada, HOUR, 1)));
        assertThat(hours(one))
                .isEqualTo(Map.of(HOUR, PostFigures.impressions(Integer.MAX_VALUE + 5L)));
        assertThat(hours(other)).isEqualTo(Map.of(HOUR, PostFigures.impressions(10)));
        assertThat(days(ada).get(DAY))
                .isEqualTo(UserFigures.received(PostFigures.impressions(Integer.MAX_VALUE + 15L)));
    }

    @Test
    default void whoseProfileIsOpenedCountsByDayAndNoPostOfTheirs() {
        UserId ada = Samples.userId();
        PostId post = Samples.postId(ada);
        store().addImpressions(
                        List.of(
                                new Impression(null, ada, HOUR, 2),
                                new Impression(null, ada, HOUR, 3),
                                new Impression(null, ada, HOUR.plus(1, ChronoUnit.HOURS), 1)));
        assertThat(days(ada))
                .isEqualTo(
                        Map.of(
                                DAY,
                                UserFigures.profileViews(5),
                                DAY.plusDays(1),
                                UserFigures.profileViews(1)));
        assertThat(hours(post)).isEmpty();
        assertThat(shown(post)).isZero();
    }

    /** On a day that no other test uses. */
    @Test
    default void theFiguresOfEverybodyAreSummedByDay() {
        LocalDate day =
                LocalDate.ofEpochDay(
                        200_000 + Math.floorMod(Samples.userId().value().hashCode(), 100_000) * 2L);
        Instant hour = day.atTime(7, 0).toInstant(ZoneOffset.UTC);
        assertThat(store().sumDay(day)).isEqualTo(DayTotals.NONE);
        UserId ada = Samples.userId();
        UserId bob = Samples.userId();
        UserId eve = Samples.userId();
        store().addActs(
                        List.of(
                                act(Metric.LIKES, ada, Samples.postId(ada), hour, 1),
                                act(Metric.LIKES, ada, Samples.postId(ada), hour, 1),
                                act(Metric.LIKES, bob, Samples.postId(bob), hour, 1),
                                act(Metric.POSTS, bob, null, hour, 1),
                                act(Metric.REPOSTS, eve, Samples.postId(eve), hour, 1),
                                act(Metric.REPOSTS, eve, Samples.postId(eve), hour, -1),
                                act(Metric.LIKES, eve, null, hour.plus(1, ChronoUnit.DAYS), 1)),
                        NOW);
        store().addImpressions(
                        List.of(
                                new Impression(null, ada, hour, 4),
                                new Impression(Samples.postId(ada), ada, hour, 7)));

        assertThat(store().sumDay(day))
                .isEqualTo(
                        new DayTotals(
                                new UserFigures(new PostFigures(7, 3, 0, 0), 0, 0, 1, 4),
                                new UserFigures(new PostFigures(1, 2, 0, 0), 0, 0, 1, 1),
                                3));
        assertThat(store().sumDay(day.plusDays(1)).people()).isEqualTo(1);
    }

    private long shown(PostId post) {
        return store().countImpressions(List.of(post)).getOrDefault(post, -1L);
    }

    @Test
    default void howOftenAPostWasEverShownOutlivesTheFiguresOfItsHours() {
        UserId ada = Samples.userId();
        PostId post = Samples.postId(ada);
        Instant old = Instant.parse("1999-06-30T22:00:00Z");
        store().addImpressions(List.of(new Impression(post, ada, old, Integer.MAX_VALUE)));
        store().addImpressions(
                        List.of(
                                new Impression(post, ada, old.plus(1, ChronoUnit.HOURS), 20),
                                new Impression(post, ada, HOUR, 3)));
        store().addActs(List.of(act(Metric.LIKES, ada, post, HOUR, 1)), NOW);
        assertThat(shown(post)).isEqualTo(Integer.MAX_VALUE + 23L);

        store().deleteHours(old.plus(1, ChronoUnit.HOURS));
        store().deleteHours(old.plus(2, ChronoUnit.HOURS));
        assertThat(store().findHours(post, old, HOUR)).isEmpty();
        assertThat(shown(post)).isEqualTo(Integer.MAX_VALUE + 23L);

        PostId never = Samples.postId(ada);
        assertThat(store().countImpressions(List.of(post, never, post)))
                .isEqualTo(Map.of(post, Integer.MAX_VALUE + 23L, never, 0L));
        assertThat(store().countImpressions(List.of())).isEmpty();
    }

    @Test
    default void whatIsForgottenOfAPostIsAllOfIt() {
        UserId ada = Samples.userId();
        PostId post = Samples.postId(ada);
        PostId other = Samples.postId(ada);
        Instant old = Instant.parse("1998-06-30T22:00:00Z");
        store().addImpressions(
                        List.of(
                                new Impression(post, ada, old, 7),
                                new Impression(post, ada, HOUR, 7),
                                new Impression(other, ada, HOUR, 2)));
        store().deleteHours(old.plus(1, ChronoUnit.HOURS));
        store().forgetPosts(List.of(post));
        store().forgetPosts(List.of(post));
        store().forgetPosts(List.of());

        assertThat(shown(post)).isZero();
        assertThat(hours(post)).isEmpty();
        assertThat(shown(other)).isEqualTo(2);
        assertThat(hours(other)).isEqualTo(Map.of(HOUR, PostFigures.impressions(2)));
    }

    @Test
    default void postsAndPeopleAreApart() {
        UserId ada = Samples.userId();
        UserId bob = Samples.userId();
        PostId post = Samples.postId(ada);
        store().addActs(List.of(act(Metric.LIKES, ada, post, HOUR, 1)), NOW);
        assertThat(hours(Samples.postId(ada))).isEmpty();
        assertThat(days(bob)).isEmpty();
    }

    @Test
    default void oldFiguresGo() {
        UserId ada = Samples.userId();
        PostId post = Samples.postId(ada);
        Instant old = Instant.parse("1999-12-31T22:00:00Z");
        for (int i = 0; i < 4; i++) {
            Instant at = old.plus(i, ChronoUnit.HOURS);
            store().addActs(List.of(act(Metric.LIKES, ada, post, at, 1)), NOW);
        }
        Instant end = old.plus(4, ChronoUnit.HOURS);
        assertThat(store().deleteHours(old.plus(3, ChronoUnit.HOURS))).isGreaterThanOrEqualTo(3);
        assertThat(store().findHours(post, old, end).keySet())
                .containsExactly(old.plus(3, ChronoUnit.HOURS));
        LocalDate first = LocalDate.parse("1999-12-31");
        assertThat(store().deleteDays(first.plusDays(1))).isGreaterThanOrEqualTo(1);
        assertThat(store().findDays(ada, first, first.plusDays(9)).keySet())
                .containsExactly(first.plusDays(1));
    }

    @Test
    default void actsAreForgottenAfterATime() {
        UserId ada = Samples.userId();
        PostId post = Samples.postId(ada);
        Interaction old = act(Metric.LIKES, ada, post, HOUR, 1);
        Interaction recent = act(Metric.LIKES, ada, post, HOUR, 1);
        Instant then = Instant.parse("1999-12-31T22:00:00.001Z");
        store().addActs(List.of(old), then.minusMillis(1));
        store().addActs(List.of(recent), then);
        assertThat(store().forgetActs(then)).isGreaterThanOrEqualTo(1);
        store().addActs(List.of(old, recent), then);
        assertThat(hours(post)).isEqualTo(Map.of(HOUR, new PostFigures(0, 3, 0, 0)));
    }

    @Test
    default void noChangeIsLostOrDoubledByConcurrentOnes() {
        List<UserId> people = Stream.generate(Samples::userId).limit(5).toList();
        List<PostId> posts = people.stream().map(Samples::postId).toList();
        List<Interaction> acts =
                IntStream.range(0, 100)
                        .mapToObj(
                                i ->
                                        act(
                                                Metric.LIKES,
                                                people.get(i % 5),
                                                posts.get(i % 5),
                                                HOUR,
                                                1))
                        .toList();
        List<Impression> shown =
                IntStream.range(0, 5)
                        .mapToObj(i -> new Impression(posts.get(i), people.get(i), HOUR, 1))
                        .toList();
        Concurrently.call(
                12,
                i -> {
                    List<Interaction> mine = new ArrayList<>(acts);
                    List<Impression> mineShown = new ArrayList<>(shown);
                    Collections.shuffle(mine, new java.util.Random(i));
                    Collections.shuffle(mineShown, new java.util.Random(i));
                    store().addActs(mine, NOW);
                    store().addImpressions(mineShown);
                    return i;
                });
        for (int i = 0; i < 5; i++) {
            assertThat(hours(posts.get(i))).isEqualTo(Map.of(HOUR, new PostFigures(12, 20, 0, 0)));
            assertThat(days(people.get(i)))
                    .isEqualTo(Map.of(DAY, UserFigures.received(new PostFigures(12, 20, 0, 0))));
        }
    }

    @Test
    default void everyCallTakesAnyNumber() {
        UserId ada = Samples.userId();
        AnyNumber.of(AnalyticsStore.class, store(), manyIds())
                .takes(
                        "addActs",
                        () -> act(Metric.LIKES, ada, Samples.postId(ada), HOUR, 1),
                        (store, acts) -> store.addActs(acts, NOW))
                .takes(
                        "addImpressions",
                        () -> new Impression(Samples.postId(ada), ada, HOUR, 1),
                        AnalyticsStore::addImpressions)
                .takes(
                        "forgetPosts",
                        () -> Samples.postId(Samples.userId()),
                        AnalyticsStore::forgetPosts)
                .takes(
                        "countImpressions",
                        () -> Samples.postId(Samples.userId()),
                        (store, posts) ->
                                assertThat(store.countImpressions(posts))
                                        .hasSameSizeAs(posts)
                                        .allSatisfy((_, shown) -> assertThat(shown).isZero()))
                .andThatIsAll();
        assertThat(days(ada).get(DAY))
                .isEqualTo(UserFigures.received(new PostFigures(manyIds(), manyIds(), 0, 0)));
    }
}
