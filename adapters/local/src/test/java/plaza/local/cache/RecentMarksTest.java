package plaza.local.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plaza.contracts.Samples;
import plaza.contracts.SettableClock;
import plaza.core.id.PostId;
import plaza.core.id.UserId;

final class RecentMarksTest {
    private final UserId reader = Samples.userId();
    private final SettableClock clock = new SettableClock(Samples.now());
    private final NavigableSet<PostId> marked = new TreeSet<>();
    private final List<String> calls = new ArrayList<>();
    private final RecentMarks marks = new RecentMarks(this::newest, this::among, 100_000, clock);

    private List<PostId> newest(UserId user, int limit) {
        assertThat(user).isEqualTo(reader);
        calls.add("newest");
        return marked.descendingSet().stream().limit(limit).toList();
    }

    private Set<PostId> among(UserId user, Collection<PostId> posts) {
        assertThat(user).isEqualTo(reader);
        calls.add("among " + posts.size());
        Set<PostId> found = new HashSet<>(marked);
        found.retainAll(posts);
        return found;
    }

    /** By id upwards. */
    private List<PostId> posts(int count) {
        return Stream.generate(() -> Samples.postId(reader)).limit(count).sorted().toList();
    }

    @Test
    void aReaderWhoMarksNothingCostsOneCallInTenMinutes() {
        for (int page = 0; page < 100; page++) {
            assertThat(marks.among(reader, posts(20))).isEmpty();
        }
        assertThat(calls).containsExactly("newest");
        clock.advance(Duration.ofMinutes(10));
        assertThat(marks.among(reader, posts(20))).isEmpty();
        assertThat(calls).containsExactly("newest", "newest");
    }

    @Test
    void aFewMarksAnswerForAllPosts() {
        List<PostId> posts = posts(30);
        marked.addAll(posts.subList(10, 13));
        assertThat(marks.among(reader, posts)).isEqualTo(marked);
        assertThat(marks.among(reader, posts.subList(0, 10))).isEmpty();
        assertThat(marks.among(reader, posts.subList(12, 20))).containsExactly(posts.get(12));
        assertThat(calls).containsExactly("newest");
    }

    @Test
    void pastAThousandMarksOnlyPostsOlderThanThoseAreLookedUp() {
        List<PostId> posts = posts(3_000);
        for (int i = 0; i < 3_000; i += 2) {
            marked.add(posts.get(i));
        }
        PostId floor = marked.descendingSet().stream().skip(999).findFirst().orElseThrow();
        int newer = posts.indexOf(floor);

        assertThat(marks.among(reader, posts.subList(newer, newer + 1_000))).hasSize(500);
        assertThat(calls).containsExactly("newest");

        List<PostId> across = posts.subList(newer - 20, newer + 20);
        assertThat(marks.among(reader, across))
                .containsExactlyInAnyOrderElementsOf(
                        across.stream().filter(marked::contains).toList());
        assertThat(calls).containsExactly("newest", "among 20");

        assertThat(marks.among(reader, posts.subList(0, 3))).hasSize(2);
        assertThat(calls).containsExactly("newest", "among 20", "among 3");
    }

    @Test
    void exactlyAThousandMarksMayNotBeAll() {
        List<PostId> posts = posts(1_001);
        marked.addAll(posts.subList(1, 1_001));
        assertThat(marks.among(reader, posts.subList(0, 2))).containsExactly(posts.get(1));
        assertThat(calls).containsExactly("newest", "among 1");
    }

    @Test
    void aChangeIsSeenAfterItsInvalidation() {
        List<PostId> posts = posts(2);
        assertThat(marks.among(reader, posts)).isEmpty();
        marked.addAll(posts);
        marks.invalidate(reader);
        assertThat(marks.among(reader, posts)).containsExactlyInAnyOrderElementsOf(posts);
        marked.clear();
        marks.invalidateAll();
        assertThat(marks.among(reader, posts)).isEmpty();
    }

    @Test
    void nothingIsAskedForNothing() {
        assertThat(marks.among(reader, List.of())).isEmpty();
        assertThat(calls).isEmpty();
    }
}
