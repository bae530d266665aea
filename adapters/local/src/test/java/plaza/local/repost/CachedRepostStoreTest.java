package plaza.local.repost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plaza.contracts.Samples;
import plaza.contracts.SettableClock;
import plaza.contracts.repost.RepostStoreContract;
import plaza.core.event.Event;
import plaza.core.event.RebuildAsked;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.repost.Repost;
import plaza.core.repost.RepostEvent.Reposted;
import plaza.core.repost.RepostEvent.Unreposted;
import plaza.core.repost.RepostStore;
import plaza.memory.repost.MemoryRepostStore;

final class CachedRepostStoreTest implements RepostStoreContract {
    private static final UserId USER = Samples.userId();
    private static final PostId POST = Samples.postId(USER);
    private static final Repost MARK = new Repost(USER, POST, USER, Samples.now());

    private final MemoryRepostStore stored = new MemoryRepostStore();
    private final CachedRepostStore store =
            new CachedRepostStore(stored, 100_000, new SettableClock(Samples.now()));

    @Override
    public RepostStore store() {
        return store;
    }

    private Set<PostId> marked() {
        return store.repostedAmong(USER, List.of(POST));
    }

    static Stream<Event> changes() {
        return Stream.of(
                new Reposted(MARK),
                new Unreposted(MARK),
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
