package plaza.contracts.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plaza.contracts.timeline.TimelineSamples.assertComplete;
import static plaza.contracts.timeline.TimelineSamples.entriesOf;
import static plaza.contracts.timeline.TimelineSamples.latestFirst;
import static plaza.contracts.timeline.TimelineSamples.post;
import static plaza.contracts.timeline.TimelineSamples.posts;
import static plaza.contracts.timeline.TimelineSamples.push;
import static plaza.contracts.timeline.TimelineSamples.repost;
import static plaza.contracts.timeline.TimelineSamples.warm;

import java.util.List;
import org.junit.jupiter.api.Test;
import plaza.contracts.Fixtures;
import plaza.core.id.UserId;
import plaza.core.timeline.TimelineEntry;
import plaza.core.timeline.TimelineStore;
import plaza.core.timeline.TimelineStore.Slice;

/** The promises of {@link TimelineStore} about what is loaded, and how much of it is kept. */
public interface TimelineLoadContract extends Fixtures {
    /** The cap of {@link #timelines}. */
    int CAP = 50;

    TimelineStore timelines();

    @Test
    default void theOldestEntriesGoWhenTheCapIsReached() {
        UserId reader = warm(timelines(), givenUser());
        List<TimelineEntry> entries = posts(givenUser(), CAP + 10);
        entries.subList(0, CAP).forEach(entry -> push(timelines(), entry, reader));
        assertThat(timelines().read(reader, null, CAP).orElseThrow().complete()).isTrue();
        entries.subList(CAP, CAP + 10).forEach(entry -> push(timelines(), entry, reader));

        TimelineEntry[] kept =
                latestFirst(entries.subList(10, CAP + 10).toArray(TimelineEntry[]::new));
        assertThat(timelines().read(reader, null, 1_000)).contains(new Slice(List.of(kept), false));
        assertThat(entriesOf(timelines(), reader, 7)).containsExactly(kept);
        assertThat(timelines().read(reader, kept[CAP - 2].position(), 10))
                .contains(new Slice(List.of(kept[CAP - 1]), false));
    }

    @Test
    default void anEntryBelowWhatWasCutOffIsNotKept() {
        UserId reader = warm(timelines(), givenUser());
        TimelineEntry old = post(givenUser());
        List<TimelineEntry> entries = posts(givenUser(), CAP + 1);
        entries.forEach(entry -> push(timelines(), entry, reader));
        assertThat(entriesOf(timelines(), reader, 20)).hasSize(CAP);
        push(timelines(), old, reader);
        timelines().retract(entries.get(20).post(), null, List.of(reader));
        // There is room again, but between the old entry and the others may be some that were cut.
        push(timelines(), old, reader);
        assertThat(entriesOf(timelines(), reader, 20)).hasSize(CAP - 1).doesNotContain(old);
        assertThat(timelines().read(reader, null, 1_000).orElseThrow().complete()).isFalse();
    }

    /** As where a timeline is mended: the post is as there as any other. */
    @Test
    default void whatIsThereThoughItWasRetractedIsInWhatIsLoaded() {
        UserId reader = givenUser();
        TimelineEntry entry = post(givenUser());
        timelines().retract(entry.post(), null, List.of(givenUser()));

        timelines().load(reader, () -> new Slice(List.of(entry), true));

        assertComplete(timelines().read(reader, null, 10), entry);
    }

    @Test
    default void aTimelineIsAsCompleteAsItWasLoaded() {
        UserId whole = givenUser();
        UserId part = givenUser();
        List<TimelineEntry> entries = posts(givenUser(), 3);
        TimelineEntry[] all = latestFirst(entries.toArray(TimelineEntry[]::new));
        timelines().load(whole, () -> new Slice(List.of(all), true));
        timelines().load(part, () -> new Slice(List.of(all), false));
        assertComplete(timelines().read(whole, null, 10), all);
        assertThat(timelines().read(part, null, 10)).contains(new Slice(List.of(all), false));
        TimelineEntry next = post(givenUser());
        push(timelines(), next, part);
        assertThat(timelines().read(part, null, 10).orElseThrow().entries())
                .containsExactly(next, all[0], all[1], all[2]);
    }

    @Test
    default void aLoadOfMoreThanTheCapIsCut() {
        UserId reader = givenUser();
        List<TimelineEntry> entries = posts(givenUser(), CAP + 7);
        TimelineEntry[] all = latestFirst(entries.toArray(TimelineEntry[]::new));
        timelines().load(reader, () -> new Slice(List.of(all), true));
        assertThat(timelines().read(reader, null, 1_000))
                .contains(new Slice(List.of(all).subList(0, CAP), false));
    }

    @Test
    default void aLoadOfThePostOfSeveralPeopleKeepsTheEarliest() {
        UserId reader = givenUser();
        TimelineEntry original = post(givenUser());
        TimelineEntry repost = repost(original, givenUser(), 50);
        timelines().load(reader, () -> new Slice(List.of(repost, original), true));
        assertComplete(timelines().read(reader, null, 10), original);
    }

    @Test
    default void whatASupplierThrowsIsPassedOnAndLeavesTheTimelineCold() {
        UserId reader = givenUser();
        var failure = new IllegalStateException("no posts today");
        assertThatThrownBy(
                        () ->
                                timelines()
                                        .load(
                                                reader,
                                                () -> {
                                                    throw failure;
                                                }))
                .isSameAs(failure);
        assertThat(timelines().read(reader, null, 10)).isEmpty();
        TimelineEntry entry = post(givenUser());
        timelines().load(reader, () -> new Slice(List.of(entry), true));
        assertComplete(timelines().read(reader, null, 10), entry);
    }

    @Test
    default void aWarmTimelineIsNotLoadedAgain() {
        UserId reader = warm(timelines(), givenUser());
        TimelineEntry entry = post(givenUser());
        push(timelines(), entry, reader);
        timelines().load(reader, () -> new Slice(List.of(), false));
        assertComplete(timelines().read(reader, null, 10), entry);
    }
}
