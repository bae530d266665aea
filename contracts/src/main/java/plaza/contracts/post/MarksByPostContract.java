package plaza.contracts.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plaza.contracts.BadCursors;
import plaza.contracts.Concurrently;
import plaza.contracts.Samples;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Post;

/** Marks that everybody may see under the post: likes and reposts. */
public interface MarksByPostContract extends MarkContract {
    Page<Mark> listByPost(PostId post, PageRequest page);

    Map<PostId, Long> count(Collection<PostId> posts);

    private Mark mark(Post post, Instant at) {
        UserId user = givenUser();
        assertThat(put(user, post, at)).isTrue();
        return new Mark(user, post.id(), at);
    }

    private List<Mark> all(PostId post) {
        return Page.all(2, page -> listByPost(post, page)).toList();
    }

    @Test
    default void aPostThatNobodyMarkedHasAnEmptyList() {
        PostId post = givenPost().id();
        assertThat(listByPost(post, PageRequest.first(10))).isEqualTo(Page.empty());
        assertThat(count(List.of(post))).isEqualTo(Map.of(post, 0L));
        assertThat(count(List.of())).isEmpty();
    }

    @Test
    default void whoMarkedAPostComesLatestFirst() {
        Post post = givenPost();
        Instant at = Samples.now();
        Mark second = mark(post, at.minusMillis(5));
        Mark first = mark(post, at);
        Mark third = mark(post, at.minusSeconds(100_000));
        mark(givenPost(), at);
        assertThat(all(post.id())).containsExactly(first, second, third);
    }

    @Test
    default void pagesThroughMarksOfOneMoment() {
        Post post = givenPost();
        Instant at = Samples.now();
        List<Mark> marks =
                Stream.generate(() -> mark(post, at)).limit(11).sorted(Mark.LATEST_FIRST).toList();
        for (int limit = 1; limit <= 12; limit++) {
            assertThat(Page.all(limit, page -> listByPost(post.id(), page)))
                    .containsExactlyElementsOf(marks);
        }
    }

    @Test
    default void theFirstTimeOfAMarkStands() {
        Post post = givenPost();
        Mark mark = mark(post, Samples.now());
        put(mark.user(), post, mark.at().plusSeconds(1));
        put(mark.user(), post, mark.at().minusSeconds(1));
        assertThat(all(post.id())).containsExactly(mark);
    }

    @Test
    default void timesAreKeptToTheMicrosecond() {
        Post post = givenPost();
        Instant at = Samples.now().plusNanos(123_000);
        Mark earlier = mark(post, at);
        UserId later = givenUser();
        put(later, post, at.plusNanos(1_999));
        assertThat(all(post.id()))
                .containsExactly(new Mark(later, post.id(), at.plusNanos(1_000)), earlier);
    }

    @Test
    default void listsUnderAPostStandStillWhileOthersWrite() {
        Post post = givenPost();
        Instant at = Samples.now();
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            marks.add(mark(post, at.minusSeconds(i)));
        }
        Page<Mark> first = listByPost(post.id(), PageRequest.first(2));
        mark(post, at.plusSeconds(1));
        delete(marks.get(1).user(), post.id());
        delete(marks.get(3).user(), post.id());
        Page<Mark> second = listByPost(post.id(), new PageRequest(first.next(), 10));
        assertThat(first.items()).isEqualTo(marks.subList(0, 2));
        assertThat(second.items()).containsExactly(marks.get(2), marks.get(4), marks.get(5));
        assertThat(second.next()).isNull();
    }

    @Test
    default void listsUnderAPostRefuseACursorThatIsNoneOfTheirs() {
        PostId post = givenPost().id();
        BadCursors.refusedBy(page -> listByPost(post, page));
    }

    @Test
    default void countsTheMarksOfEveryPostAskedFor() {
        Post post = givenPost();
        Post other = givenPost();
        mark(post, Samples.now());
        mark(post, Samples.now());
        Mark gone = mark(other, Samples.now());
        delete(gone.user(), other.id());
        PostId unknown = Samples.postId(gone.user());
        assertThat(count(List.of(post.id(), other.id(), unknown, post.id())))
                .isEqualTo(Map.of(post.id(), 2L, other.id(), 0L, unknown, 0L));
    }

    @Test
    default void theCountEqualsTheListAfterConcurrentMarks() {
        Post post = givenPost();
        Concurrently.call(
                8,
                i -> {
                    Mark kept = mark(post, Samples.now());
                    delete(mark(post, Samples.now()).user(), post.id());
                    return kept;
                });
        assertThat(all(post.id())).hasSize(8);
        assertThat(count(List.of(post.id()))).containsEntry(post.id(), 8L);
    }
}
