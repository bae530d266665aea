package plaza.contracts.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import plaza.contracts.AnyNumber;
import plaza.contracts.Concurrently;
import plaza.contracts.Fixtures;
import plaza.contracts.Samples;
import plaza.core.id.UserId;
import plaza.core.trend.Mention;
import plaza.core.trend.TrendCounter;

/** The contract of every {@link TrendCounter}. */
public interface TrendCounterContract extends Fixtures {
    /** Hours before this one are not kept long. */
    Instant HOUR = Instant.parse("2026-03-01T23:00:00Z");

    TrendCounter counter();

    /** Regions that no other test uses: they hold nothing yet. */
    private static String freshRegion() {
        return "r" + Samples.userId();
    }

    private static Mention mention(String region, String hashtag, Instant hour, UserId user) {
        return new Mention(region, hashtag, hour, user, Samples.postId(user).value());
    }

    private static Instant hour(int later) {
        return HOUR.plus(later, ChronoUnit.HOURS);
    }

    private Map<String, Map<Instant, Long>> counts(String region, String... hashtags) {
        return counter().findCounts(region, List.of(hashtags), HOUR);
    }

    @Test
    default void nothingIsThereAtFirst() {
        String region = freshRegion();
        assertThat(counter().listTop(region, HOUR, 10)).isEmpty();
        assertThat(counts(region, "a")).isEmpty();
        assertThat(counter().countPeople(region, List.of("a"), HOUR)).isEmpty();
        assertThat(counter().findCounts(region, List.of(), HOUR)).isEmpty();
        assertThat(counter().countPeople(region, List.of(), HOUR)).isEmpty();
        counter().add(List.of());
        counter().remove(List.of());
        counter().remove(List.of(Samples.postId(Samples.userId()).value()));
        counter().removePerson(Samples.userId());
    }

    @Test
    default void aPersonCountsOnceAnHourHoweverOftenTheyPost() {
        String region = freshRegion();
        UserId ada = Samples.userId();
        Mention first = mention(region, "a", HOUR, ada);
        counter().add(List.of(first, first, mention(region, "a", HOUR, ada)));
        counter().add(List.of(first, mention(region, "a", HOUR, ada)));
        assertThat(counts(region, "a")).isEqualTo(Map.of("a", Map.of(HOUR, 1L)));
        counter()
                .add(
                        List.of(
                                mention(region, "a", HOUR, Samples.userId()),
                                mention(region, "a", hour(1), ada)));
        assertThat(counts(region, "a")).isEqualTo(Map.of("a", Map.of(HOUR, 2L, hour(1), 1L)));
    }

    @Test
    default void peopleAreCountedOnceOverSeveralHours() {
        String region = freshRegion();
        UserId ada = Samples.userId();
        UserId bob = Samples.userId();
        counter()
                .add(
                        List.of(
                                mention(region, "a", hour(-1), Samples.userId()),
                                mention(region, "a", HOUR, ada),
                                mention(region, "a", hour(1), ada),
                                mention(region, "a", hour(1), bob),
                                mention(region, "b", hour(1), bob)));
        assertThat(counter().countPeople(region, List.of("a", "b", "c"), HOUR))
                .isEqualTo(Map.of("a", 2L, "b", 1L));
        assertThat(counter().countPeople(region, List.of("a"), hour(-1)))
                .isEqualTo(Map.of("a", 3L));
        assertThat(counter().countPeople(region, List.of("a"), hour(2))).isEmpty();
    }

    @Test
    default void regionsAndHashtagsAreApart() {
        String region = freshRegion();
        String other = freshRegion();
        UserId ada = Samples.userId();
        UUID post = Samples.postId(ada).value();
        counter()
                .add(
                        List.of(
                                new Mention(region, "a", HOUR, ada, post),
                                new Mention(region, "b", HOUR, ada, post),
                                new Mention(other, "a", HOUR, ada, post)));
        assertThat(counter().listTop(region, HOUR, 10)).containsExactly("a", "b");
        assertThat(counter().listTop(other, HOUR, 10)).containsExactly("a");
        assertThat(counts(other, "a", "b")).isEqualTo(Map.of("a", Map.of(HOUR, 1L)));
    }

    @Test
    default void theTopIsByTheSumOfTheHours() {
        String region = freshRegion();
        List<Mention> mentions = new ArrayList<>();
        people(mentions, region, "one", hour(1), 3);
        people(mentions, region, "two", HOUR, 2);
        people(mentions, region, "two", hour(1), 2);
        people(mentions, region, "early", hour(-1), 9);
        people(mentions, region, "tie", hour(2), 3);
        counter().add(mentions);
        assertThat(counter().listTop(region, HOUR, 10)).containsExactly("two", "one", "tie");
        assertThat(counter().listTop(region, HOUR, 1)).containsExactly("two");
        assertThat(counter().listTop(region, hour(1), 2)).containsExactly("one", "tie");
        assertThat(counter().findCounts(region, List.of("two", "early"), hour(1)))
                .isEqualTo(Map.of("two", Map.of(hour(1), 2L)));
    }

    private static void people(
            List<Mention> mentions, String region, String hashtag, Instant hour, int people) {
        for (int i = 0; i < people; i++) {
            mentions.add(mention(region, hashtag, hour, Samples.userId()));
        }
    }

    @Test
    default void hoursGoOnOverMidnight() {
        String region = freshRegion();
        UserId ada = Samples.userId();
        counter()
                .add(
                        IntStream.range(0, 50)
                                .mapToObj(i -> mention(region, "a", hour(i), ada))
                                .toList());
        assertThat(counts(region, "a").get("a"))
                .hasSize(50)
                .containsEntry(HOUR, 1L)
                .containsEntry(hour(1), 1L)
                .containsEntry(hour(49), 1L);
        assertThat(counter().findCounts(region, List.of("a"), hour(1)).get("a")).hasSize(49);
    }

    @Test
    default void whatIsRemovedNoLongerCounts() {
        String region = freshRegion();
        UserId ada = Samples.userId();
        Mention first = mention(region, "a", HOUR, ada);
        Mention second = mention(region, "a", HOUR, ada);
        Mention bobs = mention(region, "a", HOUR, Samples.userId());
        counter().add(List.of(first, second, bobs));
        counter().remove(List.of(first.source()));
        assertThat(counts(region, "a")).isEqualTo(Map.of("a", Map.of(HOUR, 2L)));
        counter().remove(List.of(first.source(), second.source()));
        counter().remove(List.of(second.source()));
        assertThat(counts(region, "a")).isEqualTo(Map.of("a", Map.of(HOUR, 1L)));
        counter().remove(List.of(bobs.source()));
        assertThat(counts(region, "a")).isEmpty();
        assertThat(counter().listTop(region, HOUR, 10)).isEmpty();
        counter().add(List.of(first));
        assertThat(counts(region, "a")).isEqualTo(Map.of("a", Map.of(HOUR, 1L)));
    }

    @Test
    default void severalPostsOfAPersonGoAtOnce() {
        String region = freshRegion();
        UserId ada = Samples.userId();
        Mention first = mention(region, "a", HOUR, ada);
        Mention second = mention(region, "a", HOUR, ada);
        Mention third = mention(region, "b", hour(1), ada);
        counter().add(List.of(first, second, third));
        counter().remove(List.of(first.source(), second.source()));
        assertThat(counts(region, "a", "b")).isEqualTo(Map.of("b", Map.of(hour(1), 1L)));
    }

    @Test
    default void aPersonIsTakenOutEverywhere() {
        String region = freshRegion();
        String other = freshRegion();
        UserId ada = Samples.userId();
        counter()
                .add(
                        List.of(
                                mention(region, "a", HOUR, ada),
                                mention(region, "a", HOUR, ada),
                                mention(region, "b", hour(1), ada),
                                mention(other, "a", HOUR, ada),
                                mention(region, "a", HOUR, Samples.userId())));
        counter().removePerson(ada);
        counter().removePerson(ada);
        assertThat(counts(region, "a", "b")).isEqualTo(Map.of("a", Map.of(HOUR, 1L)));
        assertThat(counts(other, "a")).isEmpty();
    }

    @Test
    default void oldHoursGo() {
        String region = freshRegion();
        Instant old = Instant.parse("1999-12-31T22:00:00Z");
        UserId ada = Samples.userId();
        for (int i = 0; i < 4; i++) {
            counter()
                    .add(
                            List.of(
                                    mention(region, "a", old.plus(i, ChronoUnit.HOURS), ada),
                                    mention(
                                            region,
                                            "a",
                                            old.plus(i, ChronoUnit.HOURS),
                                            Samples.userId())));
        }
        assertThat(counter().deleteBefore(old.plus(3, ChronoUnit.HOURS))).isGreaterThanOrEqualTo(3);
        assertThat(counter().findCounts(region, List.of("a"), old))
                .isEqualTo(Map.of("a", Map.of(old.plus(3, ChronoUnit.HOURS), 2L)));
        assertThat(counter().countPeople(region, List.of("a"), old)).isEqualTo(Map.of("a", 2L));
        assertThat(counter().deleteBefore(old.minus(Duration.ofDays(9)))).isZero();
    }

    @Test
    default void hashtagsAreOfAnyScriptAndLength() {
        String region = freshRegion();
        List<String> hashtags =
                List.of("東京", "переворот", "عربي", "हिन्दी", "ñandú", "🌋", "x".repeat(100));
        for (String hashtag : hashtags) {
            counter().add(List.of(mention(region, hashtag, HOUR, Samples.userId())));
        }
        assertThat(counter().listTop(region, HOUR, 10))
                .containsExactlyInAnyOrderElementsOf(hashtags);
        assertThat(counter().findCounts(region, hashtags, HOUR)).hasSize(hashtags.size());
        assertThat(counter().countPeople(region, hashtags, HOUR)).hasSize(hashtags.size());
    }

    @Test
    default void nobodyIsLostOrDoubledByConcurrentChanges() {
        String region = freshRegion();
        List<Mention> stay = new ArrayList<>();
        List<Mention> go = new ArrayList<>();
        people(stay, region, "a", HOUR, 20);
        people(go, region, "a", HOUR, 20);
        Concurrently.call(
                12,
                i -> {
                    List<Mention> all = new ArrayList<>(stay);
                    all.addAll(go);
                    Collections.shuffle(all, new java.util.Random(i));
                    counter().add(all);
                    counter().remove(go.stream().map(Mention::source).toList());
                    return i;
                });
        assertThat(counts(region, "a")).isEqualTo(Map.of("a", Map.of(HOUR, 20L)));
        assertThat(counter().countPeople(region, List.of("a"), HOUR)).isEqualTo(Map.of("a", 20L));
    }

    @Test
    default void everyCallTakesAnyNumber() {
        String region = freshRegion();
        AnyNumber.of(TrendCounter.class, counter(), manyIds())
                .takes(
                        "add",
                        Samples::userId,
                        (counter, people) -> {
                            List<Mention> all =
                                    people.stream()
                                            .map(user -> mention(region, "many", HOUR, user))
                                            .toList();
                            counter.add(all);
                            assertThat(counts(region, "many"))
                                    .isEqualTo(Map.of("many", Map.of(HOUR, (long) manyIds())));
                            counter.remove(all.stream().skip(1).map(Mention::source).toList());
                        })
                .finds(
                        "findCounts",
                        List.of("many"),
                        () -> "t" + Samples.userId(),
                        (counter, tags) -> counter.findCounts(region, tags, HOUR))
                .finds(
                        "countPeople",
                        List.of("many"),
                        () -> "t" + Samples.userId(),
                        (counter, tags) -> counter.countPeople(region, tags, HOUR))
                .callsToo("remove")
                .andThatIsAll();
        assertThat(counts(region, "many")).isEqualTo(Map.of("many", Map.of(HOUR, 1L)));
    }
}
