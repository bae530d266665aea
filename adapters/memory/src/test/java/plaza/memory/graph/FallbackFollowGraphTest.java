package plaza.memory.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plaza.contracts.Concurrently;
import plaza.contracts.Samples;
import plaza.contracts.graph.FollowGraphContract;
import plaza.core.StorageException;
import plaza.core.account.UserId;
import plaza.core.event.Backoff;
import plaza.core.graph.BacklogReplay;
import plaza.core.graph.FallbackFollowGraph;
import plaza.core.graph.Follow;
import plaza.core.graph.FollowGraph;

class FallbackFollowGraphTest implements FollowGraphContract {
    private final AtomicBoolean away = new AtomicBoolean();
    private final MemoryFollowGraph graph = new MemoryFollowGraph();
    private final MemoryFollowGraph record = new MemoryFollowGraph();
    private final MemoryFollowBacklog backlog = new MemoryFollowBacklog();
    private final FallbackFollowGraph both =
            new FallbackFollowGraph(failing(graph, away::get), record, backlog);
    private final UserId ann = Samples.userId();
    private final UserId ben = Samples.userId();

    /** A graph that is away whenever something says so. */
    private static FollowGraph failing(FollowGraph graph, BooleanSupplier away) {
        return (FollowGraph)
                Proxy.newProxyInstance(
                        FollowGraph.class.getClassLoader(),
                        new Class<?>[] {FollowGraph.class},
                        (self, method, arguments) -> {
                            if (away.getAsBoolean()) {
                                throw StorageException.away("the graph is away", null);
                            }
                            try {
                                return method.invoke(graph, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    @Override
    public FollowGraph graph() {
        return both;
    }

    private void replayAll() {
        while (both.replay(3) > 0) {
            assertThat(away).isFalse();
        }
    }

    @Test
    void whileTheGraphIsAwayTheRecordServesAndWhatWasMissedIsReplayed() {
        assertThat(both.follow(new Follow(ann, ben, Instant.EPOCH))).isTrue();
        replayAll();
        away.set(true);
        assertThat(both.findFollowing(ann)).containsExactly(ben);
        assertThat(both.unfollow(ann, ben)).isTrue();
        assertThat(both.follow(new Follow(ben, ann, Samples.now()))).isTrue();
        assertThat(both.findFollowing(ann)).isEmpty();
        assertThat(both.findFollowing(ben)).containsExactly(ann);
        assertThatThrownBy(() -> both.replay(10)).isInstanceOf(StorageException.class);

        away.set(false);
        // Back, and behind: the record still answers.
        assertThat(graph.findFollowing(ann)).containsExactly(ben);
        assertThat(both.findFollowing(ann)).isEmpty();
        replayAll();
        assertThat(backlog.isEmpty()).isTrue();
        assertThat(graph.findFollowing(ann)).isEmpty();
        assertThat(graph.listFollowing(ben, plaza.core.PageRequest.first(5)))
                .isEqualTo(record.listFollowing(ben, plaza.core.PageRequest.first(5)));
    }

    @Test
    void aFollowThatReachedOnlyTheRecordReachesTheGraphWhenItIsRepeated() {
        var follow = new Follow(ann, ben, Samples.now());
        record.follow(follow);
        assertThat(both.follow(follow)).isFalse();
        assertThat(graph.findFollowing(ann)).containsExactly(ben);
    }

    @Test
    void theWorkerReplaysAsSoonAsTheGraphIsBack() {
        away.set(true);
        both.follow(new Follow(ann, ben, Samples.now()));
        try (var replay = new BacklogReplay(both, Backoff.standard())) {
            replay.start();
            await().during(java.time.Duration.ofMillis(300))
                    .until(() -> graph.findFollowing(ann).isEmpty());
            away.set(false);
            await().until(() -> graph.findFollowing(ann).contains(ben));
            await().until(backlog::isEmpty);
        }
    }

    @Test
    void whoeverChangesPairsWhileTheGraphComesAndGoesInTheEndBothAgree() throws Exception {
        List<UserId> people = Stream.generate(Samples::userId).limit(4).toList();
        var flaky = new SplittableRandom(7);
        var unsteady = new AtomicBoolean(true);
        var here =
                new FallbackFollowGraph(
                        failing(
                                graph,
                                () -> {
                                    synchronized (flaky) {
                                        return unsteady.get() && flaky.nextInt(3) == 0;
                                    }
                                }),
                        record,
                        backlog);
        var there = new FallbackFollowGraph(graph, record, backlog);
        Concurrently.call(
                6,
                i -> {
                    var random = new SplittableRandom(i);
                    for (int n = 0; n < 300; n++) {
                        FallbackFollowGraph through = i % 2 == 0 ? here : there;
                        UserId one = people.get(random.nextInt(4));
                        UserId other = people.get(random.nextInt(4));
                        if (random.nextInt(10) == 0) {
                            there.replay(5);
                        } else if (random.nextBoolean()) {
                            through.follow(new Follow(one, other, Samples.now()));
                        } else {
                            through.unfollow(one, other);
                        }
                    }
                    return i;
                });
        unsteady.set(false);
        while (there.replay(100) > 0) {
            assertThat(unsteady).isFalse();
        }
        for (UserId person : people) {
            assertThat(graph.findFollowing(person)).isEqualTo(record.findFollowing(person));
        }
    }
}
