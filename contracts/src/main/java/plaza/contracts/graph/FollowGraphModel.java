package plaza.contracts.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import plaza.core.Page;
import plaza.core.graph.Follow;
import plaza.core.graph.FollowGraph;
import plaza.core.id.UserId;

/** Whatever is done to the follows of a few people, two graphs answer alike. */
public final class FollowGraphModel {
    public static final int PEOPLE = 4;

    private final FollowGraph model;
    private final FollowGraph graph;
    private final List<UserId> people;

    /**
     * @param people PEOPLE of them, without follows
     */
    public FollowGraphModel(FollowGraph model, FollowGraph graph, List<UserId> people) {
        this.model = model;
        this.graph = graph;
        this.people = List.copyOf(people);
    }

    /** Carries out steps, each of any number, and compares every answer. */
    public void agrees(List<Integer> steps) {
        for (int step : steps) {
            assertThat(take(step, graph)).isEqualTo(take(step, model));
        }
        assertThat(graph.counts(people)).isEqualTo(model.counts(people));
        assertThat(graph.findAllFollowing(people)).isEqualTo(model.findAllFollowing(people));
        assertThat(followers(graph)).isEqualTo(followers(model));
        for (UserId person : people) {
            assertSame(each -> each.findFollowing(person));
            assertSame(each -> each.followersAmong(person, people));
            for (int limit = 1; limit <= PEOPLE; limit++) {
                int size = limit;
                assertSame(
                        each -> Page.all(size, page -> each.listFollowers(person, page)).toList());
                assertSame(
                        each -> Page.all(size, page -> each.listFollowing(person, page)).toList());
            }
        }
    }

    /** Three of five steps begin a follow, at one of three times. */
    private boolean take(int step, FollowGraph to) {
        int first = step / 5 % PEOPLE;
        int second = (first + 1 + step / 20 % (PEOPLE - 1)) % PEOPLE;
        UserId follower = people.get(first);
        UserId followed = people.get(second);
        return step % 5 < 3
                ? to.follow(new Follow(follower, followed, Instant.ofEpochSecond(step / 60 % 3)))
                : to.unfollow(follower, followed);
    }

    /** Their order is open. */
    private Object followers(FollowGraph of) {
        var found = new HashMap<UserId, Object>();
        of.findFollowers(people, PEOPLE)
                .forEach((person, followers) -> found.put(person, new HashSet<>(followers)));
        return found;
    }

    private void assertSame(Function<FollowGraph, ?> question) {
        assertThat((Object) question.apply(graph)).isEqualTo(question.apply(model));
    }
}
