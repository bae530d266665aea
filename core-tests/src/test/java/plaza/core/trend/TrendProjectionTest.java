package plaza.core.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import plaza.core.PageRequest;
import plaza.core.account.Account;
import plaza.core.event.JournalEntry;
import plaza.core.post.Post;
import plaza.core.post.Visibility;

class TrendProjectionTest {
    private static final Instant EARLY = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-01T10:30:00Z");
    private static final Instant HOUR = Instant.parse("2026-03-01T10:00:00Z");

    private final TrendWorld world = new TrendWorld(NOW.toString());
    private final Account ada = world.person("GB", false);

    private Map<String, Map<Instant, Long>> counts(String... hashtags) {
        return world.counter.findCounts("world", List.of(hashtags), EARLY);
    }

    @Test
    void aPersonCountsOnceAnHour() {
        world.post(ada, "a", "b");
        world.post(ada, "a");
        assertThat(counts("a", "b"))
                .isEqualTo(Map.of("a", Map.of(HOUR, 1L), "b", Map.of(HOUR, 1L)));
        assertThat(world.counter.findCounts("GB", List.of("a"), EARLY))
                .isEqualTo(Map.of("a", Map.of(HOUR, 1L)));
    }

    @Test
    void onlyPublicPostsOfOpenAccountsCount() {
        world.post(ada.id(), NOW, Visibility.FOLLOWERS, "a");
        world.post(ada.id(), NOW, Visibility.PRIVATE, "a");
        world.post(world.person("GB", true), "a");
        assertThat(counts("a")).isEmpty();
    }

    @Test
    void whatIsDeletedNoLongerCounts() {
        Post post = world.post(ada, "a");
        Post other = world.post(ada, "a");
        world.delete(post);
        assertThat(counts("a")).isEqualTo(Map.of("a", Map.of(HOUR, 1L)));
        world.delete(other);
        assertThat(counts("a")).isEmpty();
    }

    @Test
    void anEditChangesTheHourOfThePost() {
        Post post = world.post(ada, "a", "b");
        world.clock.advance(Duration.ofHours(2));
        world.edit(post, "b", "c");
        assertThat(counts("a", "b", "c"))
                .isEqualTo(Map.of("b", Map.of(HOUR, 1L), "c", Map.of(HOUR, 1L)));
    }

    @Test
    void whoBecomesPrivateIsTakenOut() {
        Account bob = world.person();
        world.post(ada, "a");
        world.post(bob, "a");
        world.change(ada.with(ada.profile(), true, false, NOW));
        world.change(bob.with(bob.profile(), false, false, NOW));
        assertThat(counts("a")).isEqualTo(Map.of("a", Map.of(HOUR, 1L)));
        assertThat(world.counter.findCounts("GB", List.of("a"), EARLY)).isEmpty();
    }

    @Test
    void oldPostsCountInTheirOwnHourAndNoFurtherBackThanIsKept() {
        world.post(ada.id(), NOW.minus(Duration.ofDays(6)), Visibility.PUBLIC, "a");
        world.post(ada.id(), NOW.minus(Duration.ofDays(8)), Visibility.PUBLIC, "a");
        world.post(ada.id(), NOW.plus(Duration.ofDays(1)), Visibility.PUBLIC, "a");
        assertThat(counts("a")).isEqualTo(Map.of("a", Map.of(HOUR.minus(Duration.ofDays(6)), 1L)));
    }

    @Test
    void ofVeryManyHashtagsTheFirstOnesCount() {
        String[] tags = IntStream.range(0, 40).mapToObj(i -> "tag" + i).toArray(String[]::new);
        world.post(ada, tags);
        assertThat(counts(tags)).hasSize(10).containsKeys("tag0", "tag9");
    }

    @Test
    void whatComesAgainOrInLargerPiecesChangesNothing() {
        history();
        Map<String, Map<Instant, Long>> counts = counts("a", "b", "c");
        assertThat(counts).isNotEmpty();

        world.projection.apply(world.journal);
        assertThat(counts("a", "b", "c")).isEqualTo(counts);
        for (int from = 0; from < world.journal.size(); from += 7) {
            world.projection.apply(
                    world.journal.subList(from, Math.min(world.journal.size(), from + 20)));
        }
        assertThat(counts("a", "b", "c")).isEqualTo(counts);

        world.counter.deleteBefore(NOW.plus(Duration.ofDays(100)));
        world.projection.apply(world.journal);
        assertThat(counts("a", "b", "c")).isEqualTo(counts);
    }

    @Test
    void entriesThatWereParkedMayComeInAnyOrder() {
        history();
        Map<String, Map<Instant, Long>> counts = counts("a", "b", "c");
        List<JournalEntry> mixed = new ArrayList<>(world.journal);
        Collections.shuffle(mixed, new Random(1));

        mixed.forEach(entry -> world.projection.apply(List.of(entry)));

        assertThat(counts("a", "b", "c")).isEqualTo(counts);
        assertThat(world.posts.scan(PageRequest.first(1_000)).items()).hasSizeGreaterThan(30);
    }

    /** Posts, of which some are edited and some deleted, by several people. */
    private void history() {
        var random = new Random(7);
        List<Account> people = world.people(5);
        List<Post> posts = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            Account author = people.get(random.nextInt(5));
            posts.add(world.post(author, List.of("a", "b", "c").get(random.nextInt(3))));
            if (random.nextInt(4) == 0) {
                world.edit(posts.get(random.nextInt(posts.size())), "b");
            }
            if (random.nextInt(4) == 0) {
                world.delete(posts.remove(random.nextInt(posts.size())));
            }
            world.clock.advance(Duration.ofMinutes(random.nextInt(20)));
        }
    }
}
