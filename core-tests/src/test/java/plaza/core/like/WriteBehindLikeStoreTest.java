package plaza.core.like;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import plaza.contracts.Samples;
import plaza.contracts.like.LikeStoreContract;
import plaza.core.PageRequest;
import plaza.core.StorageException;
import plaza.core.event.Backoff;
import plaza.core.event.Worker;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.mark.RecentMarks.Change;
import plaza.core.mark.RecentMarks.Step;
import plaza.memory.like.MemoryLikeStore;
import plaza.memory.like.MemoryRecentLikes;

class WriteBehindLikeStoreTest implements LikeStoreContract {
    private final AtomicBoolean storeAway = new AtomicBoolean();
    private final AtomicBoolean recentAway = new AtomicBoolean();
    private final MemoryLikeStore store = new MemoryLikeStore();
    private final MemoryRecentLikes recent = new MemoryRecentLikes();
    private final WriteBehindLikeStore likes =
            new WriteBehindLikeStore(
                    failing(LikeStore.class, store, storeAway),
                    failing(RecentLikes.class, recent, recentAway),
                    Clock.systemUTC());
    private final UserId ann = Samples.userId();
    private final PostId post = Samples.postId(ann);
    private final Like like = new Like(ann, post, Samples.now());

    private static <P> P failing(Class<P> port, P adapter, AtomicBoolean away) {
        return port.cast(
                Proxy.newProxyInstance(
                        port.getClassLoader(),
                        new Class<?>[] {port},
                        (self, method, arguments) -> {
                            if (away.get()) {
                                throw StorageException.unavailable("it is away", null);
                            }
                            try {
                                return method.invoke(adapter, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        }));
    }

    @Override
    public LikeStore store() {
        return likes;
    }

    /** As it is where the post is young. */
    private void knowThatAnnDoesNotLikeIt() {
        recent.fill(ann, Map.of(post, false));
    }

    @Test
    void aLikeIsAnsweredWhileTheStoreIsAway() {
        knowThatAnnDoesNotLikeIt();
        storeAway.set(true);

        assertThat(likes.put(like)).isTrue();
        assertThat(likes.put(like)).isFalse();
        assertThat(likes.markedAmong(ann, List.of(post))).containsExactly(post);
        assertThat(likes.delete(ann, post)).isTrue();
        assertThat(likes.markedAmong(ann, List.of(post))).isEmpty();
        assertThat(likes.put(like)).isTrue();
    }

    @Test
    void listsAndCountsTellTheStoreFirst() {
        likes.put(like);
        assertThat(store.markedAmong(ann, List.of(post))).isEmpty();

        assertThat(likes.count(List.of(post))).isEqualTo(Map.of(post, 1L));
        assertThat(store.markedAmong(ann, List.of(post))).containsExactly(post);
        assertThat(recent.waiting()).isEmpty();

        likes.delete(ann, post);
        assertThat(likes.listByPost(post, PageRequest.first(9)).items()).isEmpty();
        likes.put(like);
        assertThat(likes.listByUser(ann, PageRequest.first(9)).items()).containsExactly(like);
        likes.delete(ann, post);
        assertThat(likes.newestMarked(ann, 9)).isEmpty();
    }

    @Test
    void listsAndCountsFailWhileTheStoreIsAwayAndLoseNothing() {
        knowThatAnnDoesNotLikeIt();
        storeAway.set(true);
        likes.put(like);

        assertThatThrownBy(() -> likes.count(List.of(post))).isInstanceOf(StorageException.class);
        assertThat(recent.waiting()).hasSize(1);
        storeAway.set(false);
        assertThat(likes.count(List.of(post))).isEqualTo(Map.of(post, 1L));
    }

    @Test
    void theStoreAnswersWhereNothingIsKnownAnyMore() {
        likes.put(like);
        recent.forget();

        assertThat(likes.markedAmong(ann, List.of(post))).containsExactly(post);
        assertThat(recent.known(ann, List.of(post))).isEqualTo(Map.of(post, true));
        recent.forget();
        assertThat(likes.put(like)).isFalse();
        assertThat(recent.waiting()).isEmpty();
        recent.forget();
        assertThat(likes.delete(ann, post)).isTrue();
        recent.forget();
        assertThat(likes.markedAmong(ann, List.of(post))).isEmpty();
    }

    @Test
    void theStoreAnswersWhileWhatIsKnownIsAway() {
        likes.put(like);
        likes.settle(_ -> true);
        recentAway.set(true);

        assertThat(likes.markedAmong(ann, List.of(post))).containsExactly(post);
        assertThat(likes.count(List.of(post))).isEqualTo(Map.of(post, 1L));
        assertThatThrownBy(() -> likes.delete(ann, post)).isInstanceOf(StorageException.class);
    }

    @Test
    void whereTooManyWaitTheStoreIsToldAtOnce() {
        var full =
                new WriteBehindLikeStore(
                        failing(LikeStore.class, store, storeAway),
                        full(recent),
                        Clock.systemUTC());

        assertThat(full.put(like)).isTrue();
        assertThat(store.markedAmong(ann, List.of(post))).containsExactly(post);
        assertThat(full.delete(ann, post)).isTrue();
        assertThat(store.markedAmong(ann, List.of(post))).isEmpty();
        assertThat(recent.known(ann, List.of(post))).isEqualTo(Map.of(post, false));

        storeAway.set(true);
        assertThatThrownBy(() -> full.put(like)).isInstanceOf(StorageException.class);
        assertThat(recent.known(ann, List.of(post))).isEqualTo(Map.of(post, false));
    }

    /** Has no room for a change that waits. */
    private static RecentLikes full(RecentLikes recent) {
        return (RecentLikes)
                Proxy.newProxyInstance(
                        RecentLikes.class.getClassLoader(),
                        new Class<?>[] {RecentLikes.class},
                        (self, method, arguments) ->
                                method.getName().equals("await")
                                        ? false
                                        : method.invoke(recent, arguments));
    }

    @Test
    void aLikeThatIsPutAgainHasItsNewTime() {
        likes.put(like);
        likes.settle(_ -> true);
        likes.delete(ann, post);
        var again = new Like(ann, post, like.at().plusSeconds(5));
        likes.put(again);

        assertThat(likes.listByPost(post, PageRequest.first(9)).items()).containsExactly(again);
    }

    @Test
    void whatAProcessLeftWhenItDiedIsTold() {
        var change = new Change(ann, post, Step.PUT, like.at());
        recent.await(change);
        try (Worker worker = likes.worker("test", Backoff.standard())) {
            worker.start();
            await().untilAsserted(() -> assertThat(recent.waiting()).isEmpty());
        }
        assertThat(store.markedAmong(ann, List.of(post))).containsExactly(post);
    }

    @Test
    void theStoreIsToldWhenItIsBack() {
        knowThatAnnDoesNotLikeIt();
        storeAway.set(true);
        var quick = new Backoff(Duration.ofMillis(1), Duration.ofMillis(5), () -> 0);
        try (Worker worker = likes.worker("test", quick)) {
            worker.start();
            likes.put(like);
            storeAway.set(false);
            await().untilAsserted(() -> assertThat(recent.waiting()).isEmpty());
        }
        assertThat(store.listByPost(post, PageRequest.first(9)).items()).containsExactly(like);
    }

    /** Two tell the store of one mark: one is late, and the other was told of what came after. */
    @Test
    void whoIsLateMakesTheStoreAgreeWithWhatIsKnown() {
        likes.put(like);
        var late =
                new WriteBehindLikeStore(
                        overtaken(
                                () -> {
                                    likes.delete(ann, post);
                                    likes.settle(_ -> true);
                                }),
                        recent,
                        Clock.systemUTC());
        late.settle(_ -> true);

        assertThat(recent.waiting()).isEmpty();
        assertThat(store.markedAmong(ann, List.of(post))).isEmpty();

        likes.put(like);
        likes.settle(_ -> true);
        likes.delete(ann, post);
        Instant again = like.at().plusSeconds(5);
        var lateAgain =
                new WriteBehindLikeStore(
                        overtaken(
                                () -> {
                                    likes.put(new Like(ann, post, again));
                                    likes.settle(_ -> true);
                                }),
                        recent,
                        Clock.systemUTC());
        lateAgain.settle(_ -> true);

        assertThat(recent.waiting()).isEmpty();
        assertThat(store.markedAmong(ann, List.of(post))).containsExactly(post);
    }

    /** The store, where something happens before the first write arrives. */
    private LikeStore overtaken(Runnable before) {
        var first = new AtomicBoolean(true);
        return (LikeStore)
                Proxy.newProxyInstance(
                        LikeStore.class.getClassLoader(),
                        new Class<?>[] {LikeStore.class},
                        (self, method, arguments) -> {
                            boolean isWrite =
                                    method.getName().equals("put")
                                            || method.getName().equals("delete");
                            if (isWrite && first.getAndSet(false)) {
                                before.run();
                            }
                            try {
                                return method.invoke(store, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
