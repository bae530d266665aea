package plaza.local.like;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plaza.contracts.Samples;
import plaza.contracts.SettableClock;
import plaza.contracts.like.LikeStoreContract;
import plaza.core.event.Event;
import plaza.core.event.RebuildAsked;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.like.Like;
import plaza.core.like.LikeEvent.Liked;
import plaza.core.like.LikeEvent.Unliked;
import plaza.core.like.LikeStore;
import plaza.memory.like.MemoryLikeStore;

final class CachedLikeStoreTest implements LikeStoreContract {
    private static final UserId USER = Samples.userId();
    private static final PostId POST = Samples.postId(USER);
    private static final Like MARK = new Like(USER, POST, Samples.now());

    private final MemoryLikeStore stored = new MemoryLikeStore();
    private final CachedLikeStore store =
            new CachedLikeStore(stored, 100_000, new SettableClock(Samples.now()));

    @Override
    public LikeStore store() {
        return store;
    }

    private Set<PostId> marked() {
        return store.likedAmong(USER, List.of(POST));
    }

    static Stream<Event> changes() {
        return Stream.of(
                new Liked(MARK, USER),
                new Unliked(MARK, USER),
                new RebuildAsked("caches", USER, Samples.now()));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void changesByOthersAreHeard(Event change) {
        assertThat(marked()).isEmpty();
        stored.put(MARK);
        assertThat(marked()).isEmpty();
        store.on(change);
        assertThat(marked()).containsExactly(POST);
        stored.delete(USER, POST);
        assertThat(marked()).containsExactly(POST);
        store.on(change);
        assertThat(marked()).isEmpty();
    }
}
