package plaza.contracts.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.contracts.timeline.TimelineSamples.latestFirst;
import static plaza.contracts.timeline.TimelineSamples.post;
import static plaza.contracts.timeline.TimelineSamples.posts;
import static plaza.contracts.timeline.TimelineSamples.repost;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import plaza.contracts.AnyNumber;
import plaza.contracts.Fixtures;
import plaza.contracts.Samples;
import plaza.core.id.UserId;
import plaza.core.timeline.Delivery;
import plaza.core.timeline.TimelineCache;
import plaza.core.timeline.TimelineCache.Found;
import plaza.core.timeline.TimelineEntry;
import plaza.core.timeline.TimelineStore.Slice;

/** The contract of every {@link TimelineCache}. */
public interface TimelineCacheContract extends Fixtures {
    /** How many entries a timeline of {@link #cache} holds. */
    int CAP = 50;

    UUID EPOCH = UUID.randomUUID();
    Duration KEPT = Duration.ofHours(1);

    TimelineCache cache();

    private Found find(UserId reader) {
        return cache().find(EPOCH, reader, null, 100);
    }

    private String ticket(UserId reader) {
        return Objects.requireNonNull(find(reader).ticket());
    }

    private void fill(UserId reader, String ticket, boolean complete, TimelineEntry... latest) {
        cache().fill(EPOCH, reader, ticket, new Slice(List.of(latest), complete), KEPT);
    }

    private UserId filled(TimelineEntry... all) {
        UserId reader = givenUser();
        fill(reader, ticket(reader), true, latestFirst(all));
        return reader;
    }

    private void push(UserId reader, TimelineEntry... entries) {
        cache().push(
                        List.of(entries).stream()
                                .map(entry -> Delivery.of(entry, List.of(reader)))
                                .toList());
    }

    private void assertFound(UserId reader, boolean complete, TimelineEntry... entries) {
        assertThat(find(reader)).isEqualTo(new Found(new Slice(List.of(entries), complete), null));
    }

    @Test
    default void whoFindsNothingMayFillItIn() {
        UserId reader = givenUser();
        TimelineEntry one = post(givenUser());
        TimelineEntry other = repost(post(givenUser()), givenUser(), 9);
        fill(reader, ticket(reader), true, latestFirst(one, other));
        assertFound(reader, true, latestFirst(one, other));
        UserId lonely = filled();
        assertFound(lonely, true);
    }

    @Test
    default void oneAtATimeHasATicketAndForOnce() {
        UserId reader = givenUser();
        String ticket = ticket(reader);
        assertThat(find(reader)).isEqualTo(TimelineCache.NOTHING);
        fill(reader, "another", true, post(givenUser()));
        assertThat(find(reader)).isEqualTo(TimelineCache.NOTHING);
        TimelineEntry entry = post(givenUser());
        fill(reader, ticket, true, entry);
        fill(reader, ticket, true, post(givenUser()));
        assertFound(reader, true, entry);
    }

    @Test
    default void whoAsksForWhatIsOlderHasNoTicket() {
        UserId reader = givenUser();
        assertThat(cache().find(EPOCH, reader, post(givenUser()).position(), 10))
                .isEqualTo(TimelineCache.NOTHING);
        assertThat(ticket(reader)).isNotEmpty();
    }

    @Test
    default void whatSaysNothingOfTheTimelineGivesTheTicketBack() {
        UserId reader = givenUser();
        String ticket = ticket(reader);
        fill(reader, ticket, false);
        Found nothing = find(reader);
        assertThat(nothing.slice()).isNull();
        assertThat(nothing.ticket()).isNotNull().isNotEqualTo(ticket);
    }

    @Test
    default void whatIsPushedToNobodysTimelineIsNotKept() {
        UserId reader = givenUser();
        push(reader, post(givenUser()));
        TimelineEntry entry = post(givenUser());
        fill(reader, ticket(reader), true, entry);
        assertFound(reader, true, entry);
    }

    @Test
    default void whatIsPushedStandsBesideWhatIsThere() {
        TimelineEntry old = post(givenUser());
        TimelineEntry entry = post(givenUser());
        UserId reader = filled(old);
        push(reader, entry, entry);
        push(reader, entry);
        assertFound(reader, true, latestFirst(old, entry));
    }

    @Test
    default void whatIsPushedWhileSomebodyFillsItInIsNotLost() {
        UserId reader = givenUser();
        TimelineEntry before = post(givenUser());
        TimelineEntry read = post(givenUser());
        TimelineEntry pushed = post(givenUser());
        String ticket = ticket(reader);
        push(reader, before, read, pushed);
        fill(reader, ticket, false, read);
        // What stands below the end of what was read may be one of several there.
        assertFound(reader, false, latestFirst(read, pushed));
        push(reader, before);
        assertFound(reader, false, latestFirst(read, pushed));
    }

    @Test
    default void whatIsTakenOutWhileSomebodyFillsItInDoesNotComeBack() {
        TimelineEntry gone = post(givenUser());
        UserId retracted = givenUser();
        UserId removed = givenUser();
        String one = ticket(retracted);
        String other = ticket(removed);
        cache().retract(gone.post(), null, List.of(retracted));
        cache().removeVia(removed, gone.author());
        fill(retracted, one, true, gone);
        fill(removed, other, true, gone);
        assertThat(find(retracted).slice()).isNull();
        assertThat(find(removed).slice()).isNull();
    }

    @Test
    default void anotherEpochFindsNothingOfItAndFillsItInAnew() {
        TimelineEntry old = post(givenUser());
        UserId reader = filled(old);
        UUID next = UUID.randomUUID();
        Found nothing = cache().find(next, reader, null, 10);
        assertThat(nothing.slice()).isNull();
        TimelineEntry entry = post(givenUser());
        cache().fill(
                        next,
                        reader,
                        Objects.requireNonNull(nothing.ticket()),
                        new Slice(List.of(entry), true),
                        KEPT);
        assertThat(cache().find(next, reader, null, 10).slice())
                .isEqualTo(new Slice(List.of(entry), true));
        assertThat(find(reader).slice()).isNull();
    }

    @Test
    default void pagesGoOnToWhereTheCacheEnds() {
        UserId reader = givenUser();
        TimelineEntry[] all = latestFirst(posts(givenUser(), 5).toArray(TimelineEntry[]::new));
        fill(reader, ticket(reader), false, all);
        assertThat(cache().find(EPOCH, reader, null, 2).slice())
                .isEqualTo(new Slice(List.of(all[0], all[1]), false));
        assertThat(cache().find(EPOCH, reader, all[1].position(), 3).slice())
                .isEqualTo(new Slice(List.of(all[2], all[3], all[4]), false));
        assertThat(cache().find(EPOCH, reader, all[2].position(), 3).slice())
                .isEqualTo(new Slice(List.of(all[3], all[4]), false));
        assertThat(cache().find(EPOCH, reader, all[4].position(), 3).slice())
                .isEqualTo(new Slice(List.of(), false));
    }

    @Test
    default void theOldestGoWhereThereAreTooMany() {
        List<TimelineEntry> entries = posts(givenUser(), CAP + 3);
        UserId reader = filled(entries.subList(0, CAP).toArray(TimelineEntry[]::new));
        push(reader, entries.subList(CAP, CAP + 3).toArray(TimelineEntry[]::new));
        assertFound(
                reader,
                false,
                latestFirst(entries.subList(3, CAP + 3).toArray(TimelineEntry[]::new)));
        UserId other = filled(entries.toArray(TimelineEntry[]::new));
        assertFound(
                other,
                false,
                latestFirst(entries.subList(3, CAP + 3).toArray(TimelineEntry[]::new)));
    }

    @Test
    default void everyWayOfAPostIsKeptAndTakenOutByItself() {
        UserId reposter = givenUser();
        TimelineEntry own = post(givenUser());
        TimelineEntry repost = repost(own, reposter, 5);
        TimelineEntry other = repost(own, givenUser(), 7);
        UserId reader = filled(own, repost);
        push(reader, other);
        assertFound(reader, true, other, repost, own);
        cache().retract(own.post(), own.author(), List.of(reader, givenUser()));
        assertFound(reader, true, other, repost);
        cache().removeVia(reader, reposter);
        assertFound(reader, true, other);
        push(reader, own, repost);
        cache().retract(own.post(), null, List.of(reader, reader));
        assertFound(reader, true);
    }

    @Test
    default void ofWaysOfOneTimeOneIsKept() {
        TimelineEntry original = post(givenUser());
        UserId reader = filled(repost(original, givenUser(), 5));
        push(reader, repost(original, givenUser(), 5));
        assertThat(Objects.requireNonNull(find(reader).slice()).entries())
                .singleElement()
                .extracting(TimelineEntry::position)
                .isEqualTo(repost(original, givenUser(), 5).position());
    }

    @Test
    default void everyCallTakesAnyNumber() {
        UserId author = givenUser();
        UserId reader = filled();
        AnyNumber.of(TimelineCache.class, cache(), manyIds())
                .takes(
                        "push",
                        () -> Delivery.of(post(author), List.of(reader)),
                        TimelineCache::push)
                .takes(
                        "retract",
                        Samples::userId,
                        (cache, readers) -> cache.retract(Samples.postId(author), null, readers))
                .andThatIsAll();
    }
}
