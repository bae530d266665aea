package plaza.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.soon;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plaza.app.testing.Answer;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;
import plaza.app.wiring.Wiring;
import plaza.contracts.Effort;
import plaza.core.graph.FollowGraph;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.like.LikeStore;
import plaza.core.post.Counters;
import plaza.core.post.PostCounts;
import plaza.core.repost.RepostStore;

/**
 * Many people at once do and undo the same things at random, each of them one thing after the
 * other.
 */
@Tag("engine")
final class ConcurrencyTest {
    private static final Duration TIME = Duration.ofSeconds(Effort.of(3, 10));
    private static final int CROWD = Effort.of(20, 50);
    private static final int TARGETS = 4;

    private final RunningPlaza plaza = RunningPlaza.shared();

    /** What somebody did last to a target: whether it stands. */
    private record Deed(String what, int target) {}

    @Test
    void countsListsAndRowsAgreeAfterManyDidAndUndidTheSame() throws Exception {
        List<Person> targets = new ArrayList<>();
        List<String> posts = new ArrayList<>();
        for (int i = 0; i < TARGETS; i++) {
            targets.add(plaza.person());
            posts.add(targets.get(i).post("target " + i));
        }
        List<Person> crowd = new ArrayList<>(Together.run(CROWD, i -> plaza.person()));
        long end = System.nanoTime() + TIME.toNanos();

        List<Map<Deed, Boolean>> deeds =
                Together.run(CROWD, i -> act(crowd.get(i), i, targets, posts, end));

        assertThat(deeds).allSatisfy(mine -> assertThat(mine).isNotEmpty());
        for (int i = 0; i < TARGETS; i++) {
            agree(posts.get(i), "like", standing(deeds, "like", i), crowd);
            agree(posts.get(i), "repost", standing(deeds, "repost", i), crowd);
            follows(targets.get(i), standing(deeds, "follow", i), crowd);
        }
        for (int i = 0; i < CROWD; i++) {
            Map<Deed, Boolean> mine = deeds.get(i);
            long following =
                    mine.entrySet().stream()
                            .filter(deed -> deed.getKey().what().equals("follow"))
                            .filter(Map.Entry::getValue)
                            .count();
            Person person = crowd.get(i);
            assertThat(person.api().get("/api/users/me").number("/counts/following"))
                    .isEqualTo(following);
            assertThat(person.api().all(person.path() + "/following")).hasSize((int) following);
        }
        feeds(crowd, deeds, posts);
    }

    private Map<Deed, Boolean> act(
            Person person, int seed, List<Person> targets, List<String> posts, long end) {
        var random = new SplittableRandom(seed);
        Map<Deed, Boolean> deeds = new HashMap<>();
        while (System.nanoTime() < end) {
            int target = random.nextInt(TARGETS);
            String what = List.of("like", "like", "repost", "follow").get(random.nextInt(4));
            boolean done = random.nextBoolean();
            String path =
                    what.equals("follow")
                            ? targets.get(target).path()
                            : "/api/posts/" + posts.get(target);
            Answer answer =
                    person.api().send(done ? "POST" : "DELETE", path + "/" + what, null, Map.of());
            answer.expect(200);
            deeds.put(new Deed(what, target), done);
        }
        return deeds;
    }

    private static List<Integer> standing(List<Map<Deed, Boolean>> deeds, String what, int target) {
        List<Integer> people = new ArrayList<>();
        for (int i = 0; i < deeds.size(); i++) {
            if (deeds.get(i).getOrDefault(new Deed(what, target), false)) {
                people.add(i);
            }
        }
        return people;
    }

    private void agree(String post, String what, List<Integer> people, List<Person> crowd) {
        List<String> ids = people.stream().map(i -> crowd.get(i).id()).toList();
        Person anybody = crowd.getFirst();
        assertThat(anybody.see(post).number("/counts/" + what + "s")).isEqualTo(ids.size());
        assertThat(anybody.api().all("/api/posts/" + post + "/" + what + "s", "/id"))
                .containsExactlyInAnyOrderElementsOf(ids);
        try (Wiring beside = plaza.beside()) {
            PostId id = PostId.parse(post).orElseThrow();
            boolean like = what.equals("like");
            Map<PostId, Long> rows =
                    like
                            ? beside.ports().get(LikeStore.class).count(List.of(id))
                            : beside.ports().get(RepostStore.class).count(List.of(id));
            PostCounts counts =
                    beside.ports()
                            .get(Counters.class)
                            .findAll(List.of(id))
                            .getOrDefault(id, PostCounts.NONE);
            assertThat(rows).containsEntry(id, (long) ids.size());
            assertThat(like ? counts.likes() : counts.reposts()).isEqualTo(ids.size());
        }
        for (int i = 0; i < crowd.size(); i++) {
            String mark = what.equals("like") ? "/viewer/liked" : "/viewer/reposted";
            assertThat(crowd.get(i).see(post).flag(mark)).isEqualTo(people.contains(i));
        }
    }

    private void follows(Person target, List<Integer> people, List<Person> crowd) {
        List<String> ids = people.stream().map(i -> crowd.get(i).id()).toList();

        assertThat(target.api().get("/api/users/me").number("/counts/followers"))
                .isEqualTo(ids.size());
        assertThat(target.api().all(target.path() + "/followers", "/id"))
                .containsExactlyInAnyOrderElementsOf(ids);
        try (Wiring beside = plaza.beside()) {
            UserId id = UserId.parse(target.id()).orElseThrow();
            assertThat(beside.ports().get(FollowGraph.class).counts(List.of(id)))
                    .hasEntrySatisfying(
                            id, counts -> assertThat(counts.followers()).isEqualTo(ids.size()));
        }
    }

    /** Everybody's feed holds the posts of whom they follow in the end, and nothing else. */
    private static void feeds(
            List<Person> crowd, List<Map<Deed, Boolean>> deeds, List<String> posts) {
        for (int i = 0; i < CROWD; i++) {
            Person person = crowd.get(i);
            List<String> expected = new ArrayList<>();
            for (int target = 0; target < TARGETS; target++) {
                if (deeds.get(i).getOrDefault(new Deed("follow", target), false)) {
                    expected.add(posts.get(target));
                }
            }
            soon(() -> assertThat(person.feed()).containsExactlyInAnyOrderElementsOf(expected));
        }
    }
}
