package plaza.local.bookmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plaza.contracts.Samples;
import plaza.contracts.SettableClock;
import plaza.contracts.bookmark.BookmarkStoreContract;
import plaza.core.bookmark.Bookmark;
import plaza.core.bookmark.BookmarkEvent.Bookmarked;
import plaza.core.bookmark.BookmarkEvent.Unbookmarked;
import plaza.core.bookmark.BookmarkStore;
import plaza.core.event.Event;
import plaza.core.event.RebuildAsked;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.memory.bookmark.MemoryBookmarkStore;

final class CachedBookmarkStoreTest implements BookmarkStoreContract {
    private static final UserId USER = Samples.userId();
    private static final PostId POST = Samples.postId(USER);
    private static final Bookmark MARK = new Bookmark(USER, POST, Samples.now());

    private final MemoryBookmarkStore stored = new MemoryBookmarkStore();
    private final CachedBookmarkStore store =
            new CachedBookmarkStore(stored, 100_000, new SettableClock(Samples.now()));

    @Override
    public BookmarkStore store() {
        return store;
    }

    private Set<PostId> marked() {
        return store.bookmarkedAmong(USER, List.of(POST));
    }

    static Stream<Event> changes() {
        return Stream.of(
                new Bookmarked(MARK),
                new Unbookmarked(MARK),
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
