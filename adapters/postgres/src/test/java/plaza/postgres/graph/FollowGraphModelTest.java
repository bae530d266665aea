package plaza.postgres.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import plaza.core.Page;
import plaza.core.account.UserId;
import plaza.core.graph.Follow;
import plaza.core.graph.FollowGraph;
import plaza.memory.graph.MemoryFollowGraph;
import plaza.postgres.Database;
import plaza.postgres.DatabaseForTests;

/** Whatever is done to the follows of a few people, PostgreSQL and memory agree. */
@Tag("engine")
class FollowGraphModelTest {
    private static final int PEOPLE = 4;
    private static final Database DATABASE = DatabaseForTests.open();

    /** One step, with people by number, at one of three times. */
    sealed interface Step {
        int follower();

        int followed();

        record Start(int follower, int followed, int second) implements Step {}

        record End(int follower, int followed) implements Step {}
    }

    @AfterContainer
    static void close() {
        DATABASE.close();
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> person = Arbitraries.integers().between(0, PEOPLE - 1);
        Arbitrary<Step> start =
                Combinators.combine(person, person, Arbitraries.integers().between(0, 2))
                        .as(Step.Start::new);
        Arbitrary<Step> end = Combinators.combine(person, person).as(Step.End::new);
        return Arbitraries.frequencyOf(Tuple.of(3, start), Tuple.of(2, end))
                .filter(step -> step.follower() != step.followed())
                .list()
                .ofMaxSize(30);
    }

    @Property(tries = 60)
    void everyAnswerIsTheSame(@ForAll("steps") List<Step> steps) {
        FollowGraph model = new MemoryFollowGraph();
        FollowGraph graph = new PostgresFollowGraph(DATABASE);
        List<UserId> people =
                Stream.generate(() -> DatabaseForTests.givenUser(DATABASE)).limit(PEOPLE).toList();

        for (Step step : steps) {
            assertThat(take(step, people, graph)).isEqualTo(take(step, people, model));
        }

        assertThat(graph.counts(people)).isEqualTo(model.counts(people));
        assertThat(graph.findAllFollowing(people)).isEqualTo(model.findAllFollowing(people));
        assertThat(followers(graph, people)).isEqualTo(followers(model, people));
        for (UserId person : people) {
            assertSame(graph, model, each -> each.findFollowing(person));
            assertSame(graph, model, each -> each.followersAmong(person, people));
            for (int limit = 1; limit <= PEOPLE; limit++) {
                int size = limit;
                assertSame(graph, model, each -> followersOf(each, person, size));
                assertSame(graph, model, each -> followingOf(each, person, size));
            }
        }
    }

    private static boolean take(Step step, List<UserId> people, FollowGraph graph) {
        UserId follower = people.get(step.follower());
        UserId followed = people.get(step.followed());
        return switch (step) {
            case Step.Start start ->
                    graph.follow(
                            new Follow(follower, followed, Instant.ofEpochSecond(start.second())));
            case Step.End end -> graph.unfollow(follower, followed);
        };
    }

    private static List<Follow> followersOf(FollowGraph graph, UserId person, int limit) {
        return Page.all(limit, page -> graph.listFollowers(person, page)).toList();
    }

    private static List<Follow> followingOf(FollowGraph graph, UserId person, int limit) {
        return Page.all(limit, page -> graph.listFollowing(person, page)).toList();
    }

    /** Their order is open. */
    private static Object followers(FollowGraph graph, List<UserId> people) {
        var found = new HashMap<UserId, Object>();
        graph.findFollowers(people, PEOPLE)
                .forEach((person, followers) -> found.put(person, new HashSet<>(followers)));
        return found;
    }

    private static void assertSame(
            FollowGraph graph, FollowGraph model, Function<FollowGraph, ?> question) {
        assertThat((Object) question.apply(graph)).isEqualTo(question.apply(model));
    }
}
