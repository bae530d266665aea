package plaza.cache.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plaza.contracts.Samples;
import plaza.contracts.SettableClock;
import plaza.contracts.graph.FollowGraphContract;
import plaza.core.event.Event;
import plaza.core.event.RebuildAsked;
import plaza.core.graph.Follow;
import plaza.core.graph.FollowCounts;
import plaza.core.graph.FollowGraph;
import plaza.core.graph.GraphEvent.Blocked;
import plaza.core.graph.GraphEvent.Followed;
import plaza.core.graph.GraphEvent.Unfollowed;
import plaza.core.graph.Restriction;
import plaza.core.id.UserId;
import plaza.memory.graph.MemoryFollowGraph;

final class CachedFollowGraphTest implements FollowGraphContract {
    private static final UserId FOLLOWER = Samples.userId();
    private static final UserId FOLLOWED = Samples.userId();
    private static final Follow FOLLOW = new Follow(FOLLOWER, FOLLOWED, Samples.now());

    private final MemoryFollowGraph stored = new MemoryFollowGraph();
    private final CachedFollowGraph graph =
            new CachedFollowGraph(stored, 10_000, 10_000, new SettableClock(Samples.now()));

    @Override
    public FollowGraph graph() {
        return graph;
    }

    private void assertFollows(boolean follows) {
        int count = follows ? 1 : 0;
        assertThat(graph.findFollowing(FOLLOWER).contains(FOLLOWED)).isEqualTo(follows);
        assertThat(graph.counts(List.of(FOLLOWER, FOLLOWED)))
                .isEqualTo(
                        Map.of(
                                FOLLOWER, new FollowCounts(0, count),
                                FOLLOWED, new FollowCounts(count, 0)));
    }

    static Stream<Event> changes() {
        return Stream.of(
                new Followed(FOLLOW),
                new Unfollowed(FOLLOW),
                new Blocked(new Restriction(FOLLOWED, FOLLOWER, Samples.now())),
                new Blocked(new Restriction(FOLLOWER, FOLLOWED, Samples.now())),
                new RebuildAsked("caches", FOLLOWER, Samples.now()));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void changesByOthersAreHeard(Event change) {
        assertFollows(false);
        stored.follow(FOLLOW);
        assertFollows(false);
        graph.on(change);
        assertFollows(true);
        stored.unfollow(FOLLOWER, FOLLOWED);
        assertFollows(true);
        graph.on(change);
        assertFollows(false);
    }

    @Test
    void theSetOfThoseFollowedIsSharedAndImmutable() {
        stored.follow(FOLLOW);
        assertThat(graph.findFollowing(FOLLOWER))
                .isUnmodifiable()
                .isSameAs(graph.findFollowing(FOLLOWER));
    }
}
