package plaza.contracts.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.contracts.timeline.TimelineSamples.assertComplete;
import static plaza.contracts.timeline.TimelineSamples.latestFirst;
import static plaza.contracts.timeline.TimelineSamples.post;
import static plaza.contracts.timeline.TimelineSamples.posts;
import static plaza.contracts.timeline.TimelineSamples.push;
import static plaza.contracts.timeline.TimelineSamples.repost;
import static plaza.contracts.timeline.TimelineSamples.warm;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import plaza.contracts.Fixtures;
import plaza.core.id.UserId;
import plaza.core.timeline.TimelineEntry;
import plaza.core.timeline.TimelineStore;
import plaza.core.timeline.TimelineStore.Slice;

/** The promises of {@link TimelineStore} about what is taken out of timelines. */
public interface TimelineRemovalContract extends Fixtures {
    TimelineStore timelines();

    @Test
    default void removingWhatCameThroughAPersonLeavesTheirPostsThatOthersReposted() {
        UserId reader = warm(timelines(), givenUser());
        UserId person = givenUser();
        UserId other = givenUser();
        TimelineEntry own = post(person);
        TimelineEntry reposted = repost(post(other), person, 2);
        TimelineEntry byOther = repost(post(person), other, 3);
        TimelineEntry unrelated = post(other);
        for (TimelineEntry entry : List.of(own, reposted, byOther, unrelated)) {
            push(timelines(), entry, reader);
        }
        assertThat(timelines().removeVia(reader, person)).containsExactlyInAnyOrder(own, reposted);
        assertComplete(timelines().read(reader, null, 10), latestFirst(byOther, unrelated));
        assertThat(timelines().removeVia(reader, person)).isEmpty();
        assertThat(timelines().removeVia(givenUser(), person)).isEmpty();
    }

    @Test
    default void whatWasRemovedCanComeBack() {
        UserId reader = warm(timelines(), givenUser());
        TimelineEntry entry = post(givenUser());
        push(timelines(), entry, reader);
        timelines().removeVia(reader, entry.author());
        assertThat(push(timelines(), entry, reader)).isEqualTo(1);
        assertComplete(timelines().read(reader, null, 10), entry);
    }

    @Test
    default void aPartOfATimelineThatIsEmptiedIsNotComplete() {
        UserId reader = givenUser();
        List<TimelineEntry> entries = posts(givenUser(), 5);
        timelines().load(reader, () -> new Slice(entries.reversed(), false));
        timelines().removeVia(reader, entries.getFirst().author());
        assertThat(timelines().read(reader, null, 10)).contains(new Slice(List.of(), false));
    }

    @Test
    default void aPostIsRetractedWhereItCameThroughThatPerson() {
        UserId byAuthor = warm(timelines(), givenUser());
        UserId byReposter = warm(timelines(), givenUser());
        UserId without = warm(timelines(), givenUser());
        UserId reposter = givenUser();
        TimelineEntry original = post(givenUser());
        TimelineEntry repost = repost(original, reposter, 9);
        push(timelines(), original, byAuthor);
        push(timelines(), repost, byReposter);
        List<UserId> readers = List.of(byAuthor, byReposter, without, givenUser());

        assertThat(timelines().retract(original.post(), reposter, readers))
                .containsExactly(byReposter);
        assertComplete(timelines().read(byAuthor, null, 10), original);
        assertComplete(timelines().read(byReposter, null, 10));

        push(timelines(), repost, byReposter);
        assertThat(timelines().retract(original.post(), original.author(), readers))
                .containsExactly(byAuthor);
        assertComplete(timelines().read(byReposter, null, 10), repost);
    }

    @Test
    default void aPostIsRetractedWhoeverItCameThrough() {
        UserId byAuthor = warm(timelines(), givenUser());
        UserId byReposter = warm(timelines(), givenUser());
        UserId spared = warm(timelines(), givenUser());
        TimelineEntry original = post(givenUser());
        TimelineEntry repost = repost(original, givenUser(), 9);
        push(timelines(), original, byAuthor);
        push(timelines(), repost, byReposter);
        push(timelines(), original, spared);
        List<UserId> readers = List.of(byAuthor, byReposter, givenUser());
        assertThat(timelines().retract(original.post(), null, readers))
                .isEqualTo(Set.of(byAuthor, byReposter));
        assertComplete(timelines().read(byAuthor, null, 10));
        assertComplete(timelines().read(byReposter, null, 10));
        assertComplete(timelines().read(spared, null, 10), original);
        assertThat(timelines().retract(original.post(), null, readers)).isEmpty();
        assertThat(timelines().retract(original.post(), null, List.of())).isEmpty();
    }
}
