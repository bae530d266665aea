package plaza.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plaza.app.demo.Plan.Following;
import plaza.app.demo.Plan.Member;
import plaza.app.demo.Plan.Reaction;
import plaza.app.demo.Plan.Written;
import plaza.core.Ids;
import plaza.core.id.PostId;
import plaza.core.id.UserId;

class PlannerTest {
    private static final LocalDate DAY = LocalDate.parse("2026-03-01");
    private static final Instant END = Instant.parse("2026-03-02T00:00:00Z");

    private final Plan plan = new Planner(1, DAY).plan();

    private Stream<Written> all() {
        return plan.posts().stream().flatMap(List::stream);
    }

    @Test
    void theSameSeedAndDayGiveTheSame() {
        assertThat(new Planner(1, DAY).plan()).isEqualTo(plan);
        assertThat(new Planner(2, DAY).plan()).isNotEqualTo(plan);
        assertThat(new Planner(1, DAY.plusDays(1)).plan()).isNotEqualTo(plan);
    }

    @Test
    void aLivelyNetworkHasMuchOfEverything() {
        assertThat(plan.people()).hasSize(200);
        assertThat(plan.posts()).hasSize(3).allMatch(level -> level.size() > 100);
        assertThat(plan.posts().getFirst()).hasSizeBetween(1_500, 2_300);
        assertThat(plan.follows()).hasSizeBetween(2_000, 8_000);
        assertThat(plan.likes()).hasSizeBetween(2_000, 15_000);
        assertThat(plan.reposts()).hasSizeBetween(200, 2_000);
        assertThat(plan.stories()).hasSizeGreaterThan(50);
    }

    @Test
    void usernamesCanBeNamesAndAreDifferent() {
        assertThat(plan.people())
                .extracting(Member::username)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z0-9_]{2,20}"));
    }

    @Test
    void everythingComesAfterWhatItIsAbout() {
        Map<PostId, Instant> made = new HashMap<>();
        Set<UserId> people = new HashSet<>();
        plan.people().forEach(member -> people.add(member.id()));
        all().forEach(post -> made.put(post.id(), post.at()));
        assertThat(made).hasSize((int) all().count());
        assertThat(all()).allMatch(post -> people.contains(post.author()));
        assertThat(all()).allMatch(post -> post.at().isBefore(END));
        for (Written post : all().toList()) {
            if (post.replyTo() != null) {
                assertThat(made.get(post.replyTo())).isBefore(post.at());
            }
        }
        for (Reaction reaction :
                Stream.concat(plan.likes().stream(), plan.reposts().stream()).toList()) {
            assertThat(made.get(reaction.post())).isBefore(reaction.at());
        }
        for (Following it : plan.follows()) {
            assertThat(it.at()).isBefore(END).isAfterOrEqualTo(Ids.timeOf(it.follower().value()));
            assertThat(it.follower()).isNotEqualTo(it.followed());
        }
    }

    @Test
    void aFewAreFollowedByVeryManyAndMostByFew() {
        Map<UserId, Integer> followers = new HashMap<>();
        plan.follows().forEach(it -> followers.merge(it.followed(), 1, Integer::sum));
        List<Integer> counts = followers.values().stream().sorted().toList();
        assertThat(counts.getLast()).isGreaterThan(80);
        assertThat(counts.get(counts.size() / 2)).isLessThan(counts.getLast() / 4);
    }

    @Test
    void sentencesHaveNoEmptyPlaces() {
        assertThat(all().map(Written::text)).noneMatch(text -> text.matches(".*[{}…].*"));
    }

    @Test
    void oneTagRisesAllDay() {
        for (int hour = 0; hour < 24; hour++) {
            Instant from = DAY.atTime(hour, 0).toInstant(java.time.ZoneOffset.UTC);
            assertThat(
                            all().filter(post -> post.text().contains("#northernlights"))
                                    .filter(post -> !post.at().isBefore(from))
                                    .filter(post -> post.at().isBefore(from.plusSeconds(3_600)))
                                    .map(Written::author)
                                    .distinct()
                                    .count())
                    .isBetween(4L + hour / 2, 40L);
        }
    }
}
