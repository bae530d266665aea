package plaza.core.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plaza.core.DomainException;
import plaza.core.account.Account;

class TrendsTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final TrendWorld world = new TrendWorld("2026-03-01T00:30:00Z");

    @Test
    void whereNobodySaysAnythingNothingIsATrend() {
        assertThat(world.tags()).isEmpty();
        assertThat(world.tags("DE")).isEmpty();
    }

    @Test
    void aHugeConstantTagRanksBelowASmallOneThatRises() {
        List<Account> crowd = world.people(200);
        for (int part = 0; part < 72 * 10; part++) {
            world.post(crowd.subList(part % 10 * 20, part % 10 * 20 + 20), "constant");
            world.clock.advance(HOUR.dividedBy(10));
        }
        world.post(crowd.subList(0, 6), "rising");

        assertThat(world.tags()).containsExactly("rising", "constant");
        Trend constant = world.trend("constant");
        assertThat(constant.count()).isBetween(23L * 200, 24L * 200);
        assertThat(constant.velocity()).isBetween(-1.0, 1.0);
    }

    @Test
    void ofWhatIsLargeTheRelativeRiseCounts() {
        List<Account> crowd = world.people(330);
        for (int hour = 0; hour < 30; hour++) {
            world.post(crowd.subList(0, 300), "large");
            world.clock.advance(HOUR);
        }
        world.post(crowd, "large");
        world.post(crowd.subList(0, 8), "small");

        assertThat(world.tags()).containsExactly("small", "large");
    }

    @Test
    void aTagThatComesBackEveryDayRisesLessThanOneThatIsNew() {
        List<Account> crowd = world.people(20);
        for (int day = 0; day < 4; day++) {
            world.post(crowd, "morning");
            world.clock.advance(Duration.ofHours(24));
        }
        world.post(crowd, "morning");
        world.post(crowd, "news");

        assertThat(world.tags()).containsExactly("news", "morning");
    }

    @Test
    void aNewTagNeedsSomePeople() {
        List<Account> people = world.people(3);
        world.post(people.subList(0, 2), "small");
        assertThat(world.tags()).isEmpty();
        world.post(people.subList(2, 3), "small");
        assertThat(world.tags()).containsExactly("small");
        assertThat(world.trend("small").people()).isEqualTo(3);
    }

    @Test
    void onePersonMakesNoTrendHoweverMuchTheyPost() {
        Account spammer = world.person();
        List<Account> friends = world.people(2);
        for (int i = 0; i < 120; i++) {
            world.post(spammer, "buy");
            world.clock.advance(Duration.ofMinutes(1));
        }
        world.post(friends.subList(0, 1), "buy");
        assertThat(world.tags()).isEmpty();
    }

    @Test
    void theFullHourChangesNothing() {
        List<Account> people = world.people(12);
        world.clock.advance(Duration.ofMinutes(25));
        world.post(people, "party");
        world.clock.advance(Duration.ofMinutes(4).plusSeconds(58));
        Trend before = world.trend("party");
        world.clock.advance(Duration.ofSeconds(1));
        Trend after = world.trend("party");

        assertThat(world.clock.instant()).isAfter("2026-03-01T01:00:00Z");
        assertThat(after.velocity()).isCloseTo(before.velocity(), withinPercent(1));
        assertThat(after.people()).isEqualTo(12);
        world.clock.advance(Duration.ofMinutes(30));
        assertThat(world.trend("party").velocity()).isBetween(0.1, before.velocity() - 0.5);
        world.clock.advance(HOUR);
        assertThat(world.tags()).isEmpty();
    }

    @Test
    void peopleOfTwoHoursAreCountedTogether() {
        List<Account> people = world.people(4);
        world.clock.advance(Duration.ofMinutes(25));
        world.post(people.subList(0, 2), "late");
        world.clock.advance(Duration.ofMinutes(10));
        world.post(people.subList(1, 3), "late");
        assertThat(world.trend("late").people()).isEqualTo(3);
    }

    private static org.assertj.core.data.Percentage withinPercent(double percent) {
        return org.assertj.core.data.Percentage.withPercentage(percent);
    }

    @Test
    void hoursAreThoseOfTheLastDay() {
        List<Account> people = world.people(5);
        world.post(people, "a");
        world.clock.advance(Duration.ofHours(23));
        world.post(people.subList(0, 4), "a");
        List<HourCount> hours = world.trend("a").hours();

        assertThat(hours).hasSize(24);
        assertThat(hours.getFirst())
                .isEqualTo(new HourCount(Instant.parse("2026-03-01T00:00:00Z"), 5));
        assertThat(hours.getLast())
                .isEqualTo(new HourCount(Instant.parse("2026-03-01T23:00:00Z"), 4));
        assertThat(world.trend("a").count()).isEqualTo(9);
    }

    @Test
    void regionsAreThoseOfTheAuthors() {
        for (int i = 0; i < 3; i++) {
            world.post(world.person("DE", false), "bier");
            world.post(world.person("FR", false), "vin");
            world.post(world.person(null, false), "both");
        }
        assertThat(world.tags("DE")).containsExactly("bier");
        assertThat(world.tags("fr")).containsExactly("vin");
        assertThat(world.tags("IT")).isEmpty();
        assertThat(world.tags()).containsExactlyInAnyOrder("bier", "vin", "both");
        assertThat(world.tags("world")).containsExactlyElementsOf(world.tags(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"XX", "d", "DEU", "welt", "🇩🇪", "%", "' OR 1=1"})
    void whatIsNoCountryIsRefused(String region) {
        assertThatThrownBy(() -> world.tags(region))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        e -> assertThat(e.errors()).extracting("field").containsExactly("region"));
    }

    @Test
    void tagsOfAnyScriptAreTrends() {
        List<String> tags = List.of("東京", "переворот", "عربي", "ñandú");
        for (String tag : tags) {
            world.post(world.people(3), tag);
        }
        assertThat(world.tags()).containsExactlyInAnyOrderElementsOf(tags);
    }

    @Test
    void noMoreThanAskedForAreAnswered() {
        List<Account> people = world.people(3);
        List<String> tags = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            tags.add("tag" + i);
            world.post(people, "tag" + i);
        }
        assertThat(world.tags()).hasSize(100).isSubsetOf(tags);
    }

    @Test
    void countsAreTheSameWhenTheyAreRebuilt() {
        List<Account> people = world.people(10);
        for (int hour = 0; hour < 30; hour++) {
            world.post(people.subList(0, 3 + hour % 7), "a");
            world.post(people.subList(hour % 5, 10), "b");
            world.clock.advance(HOUR);
        }
        Map<String, Map<Instant, Long>> before = counts();
        world.post(people, "gone").forEach(world::delete);
        world.counter.removePerson(people.getFirst().id());

        long seen = world.rebuild.run(count -> {});

        assertThat(counts()).isEqualTo(before);
        assertThat(seen)
                .isEqualTo(world.posts.scan(plaza.core.PageRequest.first(1000)).items().size());
    }

    private Map<String, Map<Instant, Long>> counts() {
        return world.counter.findCounts(
                "world", List.of("a", "b", "gone"), Instant.parse("2026-01-01T00:00:00Z"));
    }
}
