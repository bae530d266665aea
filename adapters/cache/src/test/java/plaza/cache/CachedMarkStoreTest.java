package plaza.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plaza.cache.bookmark.CachedBookmarkStore;
import plaza.contracts.Samples;
import plaza.contracts.SettableClock;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.bookmark.Bookmark;
import plaza.core.bookmark.BookmarkStore;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.memory.bookmark.MemoryBookmarkStore;

final class CachedMarkStoreTest {
    private final UserId reader = Samples.userId();
    private final SettableClock clock = new SettableClock(Samples.now());
    private final Recorded stored = new Recorded();
    private final CachedBookmarkStore marks = new CachedBookmarkStore(stored, 100_000, clock);

    /** Bookmarks in memory, and which calls about what is marked came through. */
    private static final class Recorded implements BookmarkStore {
        private final BookmarkStore kept = new MemoryBookmarkStore();
        private final List<String> calls = new ArrayList<>();

        @Override
        public boolean put(Bookmark bookmark) {
            return kept.put(bookmark);
        }

        @Override
        public boolean delete(UserId user, PostId post) {
            return kept.delete(user, post);
        }

        @Override
        public Page<Bookmark> listByUser(UserId user, PageRequest page) {
            return kept.listByUser(user, page);
        }

        @Override
        public List<PostId> newestMarked(UserId user, int limit) {
            calls.add("newest");
            return kept.newestMarked(user, limit);
        }

        @Override
        public Set<PostId> markedAmong(UserId user, Collection<PostId> posts) {
            calls.add("among " + posts.size());
            return kept.markedAmong(user, posts);
        }
    }

    private List<PostId> mark(List<PostId> posts) {
        posts.forEach(post -> stored.put(new Bookmark(reader, post, clock.instant())));
        return posts;
    }

    /** By id upwards. */
    private List<PostId> posts(int count) {
        return Stream.generate(() -> Samples.postId(reader)).limit(count).sorted().toList();
    }

    @Test
    void aReaderWhoMarksNothingCostsOneCallInTenMinutes() {
        for (int page = 0; page < 100; page++) {
            assertThat(marks.markedAmong(reader, posts(20))).isEmpty();
        }
        assertThat(stored.calls).containsExactly("newest");
        clock.advance(Duration.ofMinutes(10));
        assertThat(marks.markedAmong(reader, posts(20))).isEmpty();
        assertThat(stored.calls).containsExactly("newest", "newest");
    }

    @Test
    void aFewMarksAnswerForAllPosts() {
        List<PostId> posts = posts(30);
        List<PostId> marked = mark(posts.subList(10, 13));
        assertThat(marks.markedAmong(reader, posts)).containsExactlyInAnyOrderElementsOf(marked);
        assertThat(marks.markedAmong(reader, posts.subList(0, 10))).isEmpty();
        assertThat(marks.markedAmong(reader, posts.subList(12, 20))).containsExactly(posts.get(12));
        assertThat(stored.calls).containsExactly("newest");
    }

    @Test
    void pastAThousandMarksOnlyPostsOlderThanThoseAreLookedUp() {
        List<PostId> posts = posts(3_000);
        for (int i = 0; i < 3_000; i += 2) {
            mark(posts.subList(i, i + 1));
        }
        int newer = 1_000;

        assertThat(marks.markedAmong(reader, posts.subList(newer, newer + 1_000))).hasSize(500);
        assertThat(stored.calls).containsExactly("newest");

        List<PostId> across = posts.subList(newer - 20, newer + 20);
        assertThat(marks.markedAmong(reader, across))
                .containsExactlyInAnyOrderElementsOf(
                        across.stream().filter(post -> posts.indexOf(post) % 2 == 0).toList());
        assertThat(stored.calls).containsExactly("newest", "among 20");

        assertThat(marks.markedAmong(reader, posts.subList(0, 3))).hasSize(2);
        assertThat(stored.calls).containsExactly("newest", "among 20", "among 3");
    }

    @Test
    void exactlyAThousandMarksMayNotBeAll() {
        List<PostId> posts = posts(1_001);
        mark(posts.subList(1, 1_001));
        assertThat(marks.markedAmong(reader, posts.subList(0, 2))).containsExactly(posts.get(1));
        assertThat(stored.calls).containsExactly("newest", "among 1");
    }

    @Test
    void aChangeIsSeenAfterItsInvalidation() {
        List<PostId> posts = posts(2);
        assertThat(marks.markedAmong(reader, posts)).isEmpty();
        mark(posts);
        marks.onBookmark(reader);
        assertThat(marks.markedAmong(reader, posts)).containsExactlyInAnyOrderElementsOf(posts);
        posts.forEach(post -> stored.delete(reader, post));
        marks.onRebuild();
        assertThat(marks.markedAmong(reader, posts)).isEmpty();
    }

    @Test
    void nothingIsAskedForNothing() {
        assertThat(marks.markedAmong(reader, List.of())).isEmpty();
        assertThat(stored.calls).isEmpty();
    }
}
