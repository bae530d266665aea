package plaza.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plaza.contracts.Concurrently;
import plaza.contracts.Samples;
import plaza.contracts.graph.FollowGraphContract;
import plaza.core.PageRequest;
import plaza.core.StorageException;
import plaza.core.event.Backoff;
import plaza.core.id.UserId;
import plaza.memory.graph.MemoryFollowBacklog;
import plaza.memory.graph.MemoryFollowGraph;

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
        return failing(graph, away, () -> false);
    }

    /**
     * @param lost whether an answer is lost after what was asked for has been done
     */
    private static FollowGraph failing(
            FollowGraph graph, BooleanSupplier away, BooleanSupplier lost) {
        return (FollowGraph)
                Proxy.newProxyInstance(
                        FollowGraph.class.getClassLoader(),
                        new Class<?>[] {FollowGraph.class},
                        (self, method, arguments) -> {
                            if (away.getAsBoolean()) {
                                throw StorageException.unavailable("the graph is away", null);
                            }
                            try {
                                Object answer = method.invoke(graph, arguments);
                                if (lost.getAsBoolean()) {
                                    throw StorageException.unavailable("the answer is lost", null);
                                }
                                return answer;
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
        assertThat(graph.listFollowing(ben, PageRequest.first(5)))
                .isEqualTo(record.listFollowing(ben, PageRequest.first(5)));
    }

    @Test
    void aFollowThatReachedOnlyTheRecordReachesTheGraphWhenItIsRepeated() {
        var follow = new Follow(ann, ben, Samples.now());
        record.follow(follow);
        assertThat(both.follow(follow)).isFalse();
        assertThat(graph.findFollowing(ann)).containsExactly(ben);
    }

    private void assertTheGraphIsAsTheRecord(UserId... people) {
        for (UserId person : people) {
            assertThat(graph.listFollowing(person, PageRequest.first(100)))
                    .isEqualTo(record.listFollowing(person, PageRequest.first(100)));
            assertThat(graph.listFollowers(person, PageRequest.first(100)))
                    .isEqualTo(record.listFollowers(person, PageRequest.first(100)));
        }
    }

    @Test
    void aFollowThatEndedAndBeganAnewWhileTheGraphWasAwayHasItsNewTimeThere() {
        Instant first = Samples.now();
        both.follow(new Follow(ann, ben, first));
        away.set(true);
        both.unfollow(ann, ben);
        both.follow(new Follow(ann, ben, first.plusSeconds(60)));
        away.set(false);
        replayAll();
        assertTheGraphIsAsTheRecord(ann, ben);
    }

    @Test
    void aFollowThatIsRepeatedLaterHasItsFirstTimeInTheGraphToo() {
        Instant first = Samples.now();
        record.follow(new Follow(ann, ben, first));
        assertThat(both.follow(new Follow(ann, ben, first.plusSeconds(60)))).isFalse();
        assertTheGraphIsAsTheRecord(ann, ben);
    }

    /** Somebody looks, finds nothing, and is slow to say so, while somebody else adds a pair. */
    @Test
    void aLookFromBeforeAPairWasAddedDoesNotHideIt() throws Exception {
        var looked = new CountDownLatch(1);
        var added = new CountDownLatch(1);
        FollowBacklog slow =
                (FollowBacklog)
                        Proxy.newProxyInstance(
                                FollowBacklog.class.getClassLoader(),
                                new Class<?>[] {FollowBacklog.class},
                                (self, method, arguments) -> {
                                    Object answer = method.invoke(backlog, arguments);
                                    if (method.getName().equals("isEmpty")) {
                                        looked.countDown();
                                        added.await();
                                    }
                                    return answer;
                                });
        var slowly = new FallbackFollowGraph(failing(graph, away::get), record, slow);
        Thread reader = Thread.ofVirtual().start(() -> slowly.findFollowing(ann));
        looked.await();
        away.set(true);
        slowly.follow(new Follow(ann, ben, Samples.now()));
        added.countDown();
        reader.join();
        away.set(false);
        assertThat(slowly.findFollowing(ann)).containsExactly(ben);
    }

    @Test
    void theWorkerReplaysAsSoonAsTheGraphIsBack() {
        away.set(true);
        both.follow(new Follow(ann, ben, Samples.now()));
        try (var replay = new BacklogReplay(both, Backoff.standard())) {
            replay.start();
            await().during(Duration.ofMillis(300)).until(() -> graph.findFollowing(ann).isEmpty());
            away.set(false);
            await().until(() -> graph.findFollowing(ann).contains(ben));
            await().until(backlog::isEmpty);
        }
    }

    /** Chance for several threads. */
    private static BooleanSupplier oneIn(int bound, long seed) {
        var random = new SplittableRandom(seed);
        return () -> {
            synchronized (random) {
                return random.nextInt(bound) == 0;
            }
        };
    }

    @Test
    void whoeverChangesPairsWhileTheGraphComesAndGoesInTheEndBothAgree() throws Exception {
        List<UserId> people = Stream.generate(Samples::userId).limit(4).toList();
        var unsteady = new AtomicBoolean(true);
        BooleanSupplier goes = oneIn(4, 7);
        BooleanSupplier loses = oneIn(4, 8);
        List<FallbackFollowGraph> nodes =
                Stream.generate(
                                () ->
                                        new FallbackFollowGraph(
                                                failing(
                                                        graph,
                                                        () -> unsteady.get() && goes.getAsBoolean(),
                                                        () ->
                                                                unsteady.get()
                                                                        && loses.getAsBoolean()),
                                                record,
                                                backlog))
                        .limit(2)
                        .toList();
        Concurrently.call(
                8,
                i -> {
                    var random = new SplittableRandom(i);
                    FallbackFollowGraph node = nodes.get(i % 2);
                    for (int n = 0; n < 400; n++) {
                        UserId one = people.get(random.nextInt(4));
                        UserId other = people.get(random.nextInt(4));
                        if (i < 2) {
                            replayWhatIsPossible(node);
                        } else if (random.nextBoolean()) {
                            node.follow(new Follow(one, other, Samples.now().plusMillis(n)));
                        } else {
                            node.unfollow(one, other);
                        }
                    }
                    return i;
                });
        unsteady.set(false);
        Concurrently.call(
                2,
                i -> {
                    while (nodes.get(i).replay(3) > 0) {
                        assertThat(unsteady).isFalse();
                    }
                    return i;
                });
        assertThat(backlog.isEmpty()).isTrue();
        assertTheGraphIsAsTheRecord(people.toArray(UserId[]::new));
    }

    private static void replayWhatIsPossible(FallbackFollowGraph node) {
        try {
            node.replay(5);
        } catch (StorageException e) {
            assertThat(e.isTransient()).isTrue();
        }
    }

    /** Whatever the graph does, on one node nobody can tell it from one that is never away. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void everyAnswerIsAsIfTheGraphHadNeverBeenAway(long seed) {
        List<UserId> people = Stream.generate(Samples::userId).limit(4).toList();
        FollowGraph model = new MemoryFollowGraph();
        var node =
                new FallbackFollowGraph(
                        failing(graph, oneIn(3, seed), oneIn(3, -seed)), record, backlog);
        var random = new SplittableRandom(seed);
        Instant start = Samples.now();
        for (int n = 0; n < 300; n++) {
            var follow =
                    new Follow(
                            people.get(random.nextInt(4)),
                            people.get(random.nextInt(4)),
                            start.plusMillis(n));
            switch (random.nextInt(3)) {
                case 0 -> assertThat(node.follow(follow)).isEqualTo(model.follow(follow));
                case 1 ->
                        assertThat(node.unfollow(follow.follower(), follow.followed()))
                                .isEqualTo(model.unfollow(follow.follower(), follow.followed()));
                default -> replayWhatIsPossible(node);
            }
            PageRequest all = PageRequest.first(10);
            assertThat(node.listFollowers(follow.followed(), all))
                    .isEqualTo(model.listFollowers(follow.followed(), all));
            assertThat(node.counts(people)).isEqualTo(model.counts(people));
        }
    }

    @Test
    void aPairThatTheGraphRefusesStaysAndTheOthersGoOn() {
        var refused = new FallbackFollowGraph(refusing(graph, ann), record, backlog);
        assertThatThrownBy(() -> refused.follow(new Follow(ann, ben, Samples.now())))
                .isInstanceOf(StorageException.class);
        backlog.add(ben, ann);
        record.follow(new Follow(ben, ann, Samples.now()));
        assertThatThrownBy(() -> refused.replay(10)).isInstanceOf(StorageException.class);
        assertThat(graph.findFollowing(ben)).containsExactly(ann);
        assertThat(backlog.list(10))
                .extracting(FollowBacklog.Missed::follower)
                .containsExactly(ann);
        replayAll();
        assertTheGraphIsAsTheRecord(ann, ben);
    }

    /** A graph that takes no follows of somebody. */
    private static FollowGraph refusing(FollowGraph graph, UserId follower) {
        return (FollowGraph)
                Proxy.newProxyInstance(
                        FollowGraph.class.getClassLoader(),
                        new Class<?>[] {FollowGraph.class},
                        (self, method, arguments) -> {
                            if (method.getName().equals("follow")
                                    && ((Follow) arguments[0]).follower().equals(follower)) {
                                throw StorageException.permanent("refused", null);
                            }
                            return method.invoke(graph, arguments);
                        });
    }
}
