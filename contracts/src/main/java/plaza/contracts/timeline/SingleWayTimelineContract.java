package plaza.contracts.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.contracts.timeline.TimelineLoadContract.CAP;
import static plaza.contracts.timeline.TimelineSamples.assertComplete;
import static plaza.contracts.timeline.TimelineSamples.assertNotLoaded;
import static plaza.contracts.timeline.TimelineSamples.entriesOf;
import static plaza.contracts.timeline.TimelineSamples.latestFirst;
import static plaza.contracts.timeline.TimelineSamples.post;
import static plaza.contracts.timeline.TimelineSamples.posts;
import static plaza.contracts.timeline.TimelineSamples.push;
import static plaza.contracts.timeline.TimelineSamples.repost;
import static plaza.contracts.timeline.TimelineSamples.warm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import plaza.contracts.Fixtures;
import plaza.core.id.UserId;
import plaza.core.timeline.Delivery;
import plaza.core.timeline.TimelineEntry;
import plaza.core.timeline.TimelineStore;
import plaza.core.timeline.TimelineStore.Slice;

/**
 * What those stores promise beyond {@link TimelineStoreContract} which look before they write: they
 * keep a post once, by the way that wins, in warm timelines only, and count what they changed.
 */
public interface SingleWayTimelineContract extends Fixtures {
    TimelineStore timelines();

    @Test
    default void aPostIsKeptOnceWhateverTheOrder() {
        TimelineEntry original = post(givenUser());
        List<TimelineEntry> all =
                new ArrayList<>(
                        List.of(
                                original,
                                repost(original, givenUser(), 1_000),
                                repost(original, givenUser(), 2_000)));
        for (int i = 0; i < 6; i++) {
            Collections.shuffle(all, new Random(i));
            UserId reader = warm(timelines(), givenUser());
            all.forEach(entry -> push(timelines(), entry, reader));
            assertThat(timelines().read(reader, null, 10))
                    .contains(new Slice(List.of(original), true));
        }
    }

    @Test
    default void whatABatchChangesIsCounted() {
        List<UserId> readers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            readers.add(i % 2 == 0 ? warm(timelines(), givenUser()) : givenUser());
        }
        List<Delivery> deliveries =
                posts(givenUser(), 30).stream().map(entry -> Delivery.of(entry, readers)).toList();
        assertThat(timelines().push(deliveries)).isEqualTo(10 * 30);
        assertThat(timelines().push(deliveries)).isZero();
    }

    @Test
    default void aColdTimelineTakesNoDelivery() {
        UserId reader = givenUser();
        TimelineEntry entry = post(givenUser());
        assertThat(push(timelines(), entry, reader)).isZero();
        assertThat(timelines().read(reader, null, 10)).isEmpty();
        timelines().load(reader, () -> new Slice(List.of(), true));
        assertComplete(timelines().read(reader, null, 10));
    }

    @Test
    default void pushingTheSameAgainChangesNothing() {
        UserId reader = warm(timelines(), givenUser());
        TimelineEntry post = post(givenUser());
        TimelineEntry repost = repost(post(givenUser()), givenUser(), 5);
        assertThat(push(timelines(), post, reader)).isEqualTo(1);
        assertThat(push(timelines(), repost, reader)).isEqualTo(1);
        assertThat(push(timelines(), post, reader)).isZero();
        assertThat(push(timelines(), repost, reader)).isZero();
        assertComplete(timelines().read(reader, null, 10), latestFirst(post, repost));
    }

    @Test
    default void aPostThatTakesThePlaceOfItsRepostIsNoRepost() {
        UserId author = givenUser();
        TimelineEntry original = post(author);
        TimelineEntry repost = repost(original, givenUser(), 0);
        assertThat(original.winsOver(repost)).isTrue();
        UserId reader = warm(timelines(), givenUser());
        push(timelines(), repost, reader);
        push(timelines(), original, reader);
        assertComplete(timelines().read(reader, null, 10), original);
    }

    @Test
    default void ofTwoRepostsOfTheSameTimeTheSmallerPersonsWins() {
        UserId small = givenUser();
        UserId large = givenUser();
        TimelineEntry original = post(givenUser());
        TimelineEntry wins = repost(original, small, 1_000);
        TimelineEntry loses = repost(original, large, 1_000);
        assertThat(small).isLessThan(large);
        UserId one = warm(timelines(), givenUser());
        UserId other = warm(timelines(), givenUser());
        push(timelines(), wins, one);
        push(timelines(), loses, one);
        push(timelines(), loses, other);
        push(timelines(), wins, other);
        assertComplete(timelines().read(one, null, 10), wins);
        assertComplete(timelines().read(other, null, 10), wins);
    }

    @Test
    default void aPostWhoseWinnerIsBelowWhatWasCutOffIsNotShownAbove() {
        UserId reader = warm(timelines(), givenUser());
        TimelineEntry original = post(givenUser());
        List<TimelineEntry> entries = posts(givenUser(), CAP + 5);
        entries.forEach(entry -> push(timelines(), entry, reader));
        TimelineEntry again = repost(original, givenUser(), 3_600_000);
        push(timelines(), again, reader);
        assertThat(entriesOf(timelines(), reader, 20)).contains(again);
        push(timelines(), original, reader);
        assertThat(entriesOf(timelines(), reader, 20))
                .doesNotContain(again)
                .doesNotContain(original);
    }

    @Test
    default void whatIsRemovedWhileATimelineLoadsIsNotInIt() {
        UserId reader = givenUser();
        TimelineEntry stays = post(givenUser());
        TimelineEntry gone = post(givenUser());
        assertNotLoaded(
                timelines(),
                reader,
                stays,
                gone,
                () -> {
                    push(timelines(), gone, reader);
                    timelines().removeVia(reader, gone.author());
                });
    }

    @Test
    default void clearingLeavesNothing() {
        UserId reader = warm(timelines(), givenUser());
        push(timelines(), post(givenUser()), reader);
        timelines().clear();
        timelines().load(reader, () -> new Slice(List.of(), true));
        assertComplete(timelines().read(reader, null, 10));
    }
}
