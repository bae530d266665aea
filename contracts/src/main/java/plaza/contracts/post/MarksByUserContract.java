package plaza.contracts.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plaza.contracts.BadCursors;
import plaza.contracts.Samples;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.UserId;
import plaza.core.post.Post;

/** Marks that a person finds again in a list of their own: likes, reposts and bookmarks. */
public interface MarksByUserContract extends MarkContract {
    Page<Mark> listByUser(UserId user, PageRequest page);

    private Mark mark(UserId user, Instant at) {
        Post post = givenPost();
        assertThat(put(user, post, at)).isTrue();
        return new Mark(user, post.id(), at);
    }

    @Test
    default void aPersonWhoMarkedNothingHasAnEmptyList() {
        assertThat(listByUser(givenUser(), PageRequest.first(10))).isEqualTo(Page.empty());
    }

    @Test
    default void whatAPersonMarkedComesLatestMarkFirst() {
        UserId user = givenUser();
        Instant at = Samples.now();
        Mark second = mark(user, at.minusMillis(5));
        Mark first = mark(user, at);
        Mark third = mark(user, at.minusSeconds(100_000));
        mark(givenUser(), at);
        assertThat(Page.all(2, page -> listByUser(user, page)))
                .containsExactly(first, second, third);
    }

    @Test
    default void pagesThroughAPersonsMarksOfOneMoment() {
        UserId user = givenUser();
        Instant at = Samples.now();
        List<Mark> marks =
                Stream.generate(() -> mark(user, at)).limit(9).sorted(Mark.LATEST_FIRST).toList();
        for (int limit = 1; limit <= 10; limit++) {
            assertThat(Page.all(limit, page -> listByUser(user, page)))
                    .containsExactlyElementsOf(marks);
        }
    }

    @Test
    default void aPersonsListStandsStillWhileTheyWrite() {
        UserId user = givenUser();
        Instant at = Samples.now();
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            marks.add(mark(user, at.minusSeconds(i)));
        }
        Page<Mark> first = listByUser(user, PageRequest.first(2));
        mark(user, at.plusSeconds(1));
        delete(user, marks.get(1).post());
        delete(user, marks.get(3).post());
        Page<Mark> second = listByUser(user, new PageRequest(first.next(), 10));
        assertThat(first.items()).isEqualTo(marks.subList(0, 2));
        assertThat(second.items()).containsExactly(marks.get(2), marks.get(4), marks.get(5));
        assertThat(second.next()).isNull();
    }

    @Test
    default void aPersonsListRefusesACursorThatIsNoneOfItsOwn() {
        UserId user = givenUser();
        BadCursors.refusedBy(page -> listByUser(user, page));
    }
}
