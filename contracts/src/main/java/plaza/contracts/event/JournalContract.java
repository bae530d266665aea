package plaza.contracts.event;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plaza.contracts.event.JournalSamples.blocked;
import static plaza.contracts.event.JournalSamples.event;
import static plaza.contracts.event.JournalSamples.events;
import static plaza.contracts.event.JournalSamples.readAll;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import plaza.contracts.Concurrently;
import plaza.contracts.Fixtures;
import plaza.contracts.Samples;
import plaza.contracts.event.JournalSamples.Reader;
import plaza.core.event.Event;
import plaza.core.event.Journal;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;
import plaza.core.id.UserId;
import plaza.core.post.Entities;
import plaza.core.post.Post;
import plaza.core.post.PostEvent;
import plaza.core.post.Visibility;

/** The promises of {@link Journal}. */
public interface JournalContract extends Fixtures {
    Journal journal();

    @Test
    default void aCommittedEventIsReadAsItWasWritten() {
        UserId author = givenUser();
        Post quoted = Samples.post(author);
        var post =
                new Post(
                        Samples.postId(author),
                        author,
                        "Grüße, \"世界\" \\ 👩‍👩‍👧 {a:1}\n\t\u202Eשלום",
                        new Entities(
                                List.of("eins", "日本"),
                                List.of(givenUser(), givenUser()),
                                List.of("https://example.com/?a=b&c={d}")),
                        List.of("posts/1.jpg", "posts/2.jpg"),
                        quoted.id(),
                        quoted.id(),
                        Visibility.FOLLOWERS,
                        Instant.parse("2026-01-02T03:04:05.678Z"));
        JournalPosition from = journal().horizon();
        Instant before = Instant.now();
        journal().commit(new PostEvent.PostCreated(post), () -> true);

        JournalEntry entry = readAll(journal(), from, author, 1).getFirst();
        assertThat(entry.event()).isEqualTo(new PostEvent.PostCreated(post).told());
        assertThat(entry.at()).isBetween(before.minusSeconds(60), Instant.now().plusSeconds(60));
        assertThat(entry.position()).isGreaterThan(from);
    }

    @Test
    default void whatItsAuthorMayTakeBackIsNotInTheJournal() {
        UserId author = givenUser();
        var entities =
                new Entities(List.of("words"), List.of(givenUser()), List.of("https://words/"));
        Post post =
                Samples.post(Samples.postId(author), author, "words".repeat(400), null)
                        .with("words".repeat(400), entities, Samples.now());
        JournalPosition from = journal().horizon();
        journal().commit(new PostEvent.PostCreated(post), () -> true);
        journal()
                .commit(
                        new PostEvent.PostEdited(
                                post.id(), author, "words", entities, Samples.now()),
                        () -> true);
        assertThat(readAll(journal(), from, author, 2))
                .allSatisfy(
                        entry -> {
                            assertThat(entry.event()).isEqualTo(entry.event().told());
                            assertThat(entry.event().toString())
                                    .doesNotContain("words")
                                    .contains(entities.mentions().getFirst().toString());
                        });
    }

    @Test
    default void entriesOfOneJournalNameTheNodeThatWroteThem() {
        UserId key = givenUser();
        JournalPosition from = journal().horizon();
        events(key, 3).forEach(event -> journal().commit(event, () -> true));
        assertThat(readAll(journal(), from, key, 3)).extracting(JournalEntry::node).hasSize(3);
        assertThat(readAll(journal(), from, key, 3).stream().map(JournalEntry::node).distinct())
                .hasSize(1);
    }

    @Test
    default void commitAnswersWhatTheWriteSaid() {
        assertThat(journal().commit(event(givenUser()), () -> true)).isTrue();
        assertThat(journal().commit(event(givenUser()), () -> false)).isFalse();
    }

    @Test
    default void aWriteThatFailsIsNotAcknowledged() {
        UserId key = givenUser();
        var failure = new IllegalStateException("the write failed");
        assertThatThrownBy(
                        () ->
                                journal()
                                        .commit(
                                                event(key),
                                                () -> {
                                                    throw failure;
                                                }))
                .isSameAs(failure);
        // The journal goes on to work, for that key too.
        assertThat(journal().commit(event(key), () -> true)).isTrue();
    }

    @Test
    default void eventsOfOneKeyAreReadInTheirOrder() {
        UserId key = givenUser();
        JournalPosition from = journal().horizon();
        List<Event> written = events(key, 30);
        written.forEach(event -> journal().commit(event, () -> true));
        assertThat(readAll(journal(), from, key, 30))
                .extracting(JournalEntry::event)
                .isEqualTo(written);
    }

    @Test
    default void writesOfOneKeyDoNotOverlap() {
        UserId key = givenUser();
        JournalPosition from = journal().horizon();
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        List<Event> order = new ArrayList<>();
        List<Event> events = events(key, 40);
        List<Boolean> committed =
                Concurrently.call(
                        40,
                        i ->
                                journal()
                                        .commit(
                                                events.get(i),
                                                () -> {
                                                    most.accumulateAndGet(
                                                            inside.incrementAndGet(), Math::max);
                                                    order.add(events.get(i));
                                                    inside.decrementAndGet();
                                                    return true;
                                                }));
        assertThat(committed).containsOnly(true);
        assertThat(most).hasValue(1);
        assertThat(readAll(journal(), from, key, 40))
                .extracting(JournalEntry::event)
                .isEqualTo(order);
    }

    /** Some block each other, and some write as themselves: who blocks keeps the other out. */
    @Test
    default void writesThatKeepTheSameOutDoNotOverlap() {
        List<UserId> people = List.of(givenUser(), givenUser(), givenUser());
        Map<UserId, AtomicInteger> inside = new HashMap<>();
        people.forEach(person -> inside.put(person, new AtomicInteger()));
        var overlaps = new AtomicInteger();
        List<BooleanSupplier> commits = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            UserId one = people.get(i % 3);
            UserId other = people.get((i + 1 + i / 3 % 2) % 3);
            boolean alone = i % 4 != 0;
            Event event = alone ? blocked(one, other) : event(one);
            List<AtomicInteger> held =
                    alone
                            ? List.of(
                                    requireNonNull(inside.get(one)),
                                    requireNonNull(inside.get(other)))
                            : List.of(requireNonNull(inside.get(one)));
            commits.add(() -> journal().commit(event, () -> alone(held, overlaps)));
        }
        assertThat(Concurrently.call(commits.size(), i -> commits.get(i).getAsBoolean()))
                .containsOnly(true);
        assertThat(overlaps).hasValue(0);
        // Nobody is kept out for longer than that.
        people.forEach(person -> assertThat(journal().commit(event(person), () -> true)).isTrue());
    }

    private static boolean alone(List<AtomicInteger> held, AtomicInteger overlaps) {
        for (AtomicInteger one : held) {
            if (one.incrementAndGet() != 1) {
                overlaps.incrementAndGet();
            }
        }
        for (int i = 0; i < 1_000; i++) {
            Thread.onSpinWait();
        }
        held.forEach(AtomicInteger::decrementAndGet);
        return true;
    }

    @Test
    default void aWriteThatFailsKeepsNobodyOut() {
        UserId one = givenUser();
        UserId other = givenUser();
        assertThatThrownBy(
                        () ->
                                journal()
                                        .commit(
                                                blocked(one, other),
                                                () -> {
                                                    throw new IllegalStateException("no");
                                                }))
                .isInstanceOf(IllegalStateException.class);
        journal().commit(blocked(one, other), () -> false);
        assertThat(journal().commit(event(other), () -> true)).isTrue();
        assertThat(journal().commit(blocked(other, one), () -> true)).isTrue();
    }

    @Test
    default void readingPagesThroughEveryEntryOnce() {
        UserId key = givenUser();
        JournalPosition from = journal().horizon();
        List<Event> written = events(key, 25);
        written.forEach(event -> journal().commit(event, () -> true));
        for (int step : new int[] {1, 5, 25, 100}) {
            var reader = new Reader(journal(), from, step);
            reader.readUntil(() -> reader.entriesOf(key).size() >= 25);
            assertThat(reader.eventsOf(key)).isEqualTo(written);
        }
    }

    @Test
    default void positionsRiseAndALimitIsKept() {
        UserId key = givenUser();
        JournalPosition from = journal().horizon();
        events(key, 10).forEach(event -> journal().commit(event, () -> true));
        assertThat(readAll(journal(), from, key, 10))
                .extracting(JournalEntry::position)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(journal().readAfter(from, 4)).hasSize(4);
    }

    @Test
    default void nothingIsReadBehindTheLastEntry() {
        UserId key = givenUser();
        JournalPosition from = journal().horizon();
        journal().commit(event(key), () -> true);
        JournalPosition last = readAll(journal(), from, key, 1).getLast().position();
        assertThat(journal().readAfter(last, 10))
                .noneMatch(entry -> entry.event().key().equals(key.value()));
    }

    @Test
    default void everythingThatIsStillToComeIsBehindTheHorizon() throws Exception {
        UserId slow = givenUser();
        UserId fast = givenUser();
        Event late = event(slow);
        var writing = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> commit =
                    threads.submit(() -> journal().commit(late, () -> waitIn(writing, goOn)));
            assertThat(writing.await(30, TimeUnit.SECONDS)).isTrue();
            journal().commit(event(fast), () -> true);
            JournalPosition horizon = journal().horizon();
            goOn.countDown();
            assertThat(commit.get()).isTrue();
            assertThat(readAll(journal(), horizon, slow, 1))
                    .extracting(JournalEntry::event)
                    .containsExactly(late);
        }
    }

    @Test
    default void anEntryThatIsCommittedLateIsNotSkipped() throws Exception {
        UserId slow = givenUser();
        UserId fast = givenUser();
        Event late = event(slow);
        Event early = event(fast);
        var writing = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var reader = new Reader(journal(), journal().horizon(), 10);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> commit =
                    threads.submit(() -> journal().commit(late, () -> waitIn(writing, goOn)));
            assertThat(writing.await(30, TimeUnit.SECONDS)).isTrue();
            journal().commit(early, () -> true);
            reader.readOn();
            goOn.countDown();
            assertThat(commit.get()).isTrue();
        }
        reader.readUntil(
                () -> !reader.entriesOf(slow).isEmpty() && !reader.entriesOf(fast).isEmpty());
        assertThat(reader.eventsOf(slow)).containsExactly(late);
        assertThat(reader.eventsOf(fast)).containsExactly(early);
    }

    @Test
    default void aReaderSeesEveryEventOfManyWritersOnceAndInTheOrderOfItsKey() throws Exception {
        int writers = 8;
        int each = 60;
        List<UserId> keys = new ArrayList<>();
        for (int i = 0; i < writers; i++) {
            keys.add(givenUser());
        }
        List<List<Event>> written = keys.stream().map(key -> events(key, each)).toList();
        var reader = new Reader(journal(), journal().horizon(), 7);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> results = new ArrayList<>();
            for (List<Event> mine : written) {
                results.add(
                        threads.submit(() -> mine.forEach(e -> journal().commit(e, () -> true))));
            }
            Set<UserId> all = Set.copyOf(keys);
            reader.readUntil(
                    () ->
                            keys.stream().mapToInt(key -> reader.entriesOf(key).size()).sum()
                                    >= writers * each);
            for (Future<?> result : results) {
                result.get();
            }
            assertThat(all).hasSize(writers);
        }
        for (int i = 0; i < writers; i++) {
            assertThat(reader.eventsOf(keys.get(i))).isEqualTo(written.get(i));
        }
    }

    @Test
    default void pruningKeepsWhatIsNotConsumed() {
        UserId key = givenUser();
        JournalPosition from = journal().horizon();
        events(key, 10).forEach(event -> journal().commit(event, () -> true));
        List<JournalEntry> entries = readAll(journal(), from, key, 10);
        JournalPosition consumed = entries.get(5).position();

        int removed = journal().prune(Instant.now().plus(Duration.ofDays(1)), consumed);

        assertThat(removed).isGreaterThanOrEqualTo(6);
        assertThat(readAll(journal(), from, key, 4)).isEqualTo(entries.subList(6, 10));
        assertThat(journal().prune(Instant.now().plus(Duration.ofDays(1)), consumed)).isZero();
    }

    @Test
    default void pruningKeepsWhatIsYoung() {
        UserId key = givenUser();
        JournalPosition from = journal().horizon();
        events(key, 3).forEach(event -> journal().commit(event, () -> true));
        Set<JournalPosition> before = positions(from, key);
        journal().prune(Instant.now().minus(Duration.ofDays(1)), Collections.max(before));
        assertThat(positions(from, key)).isEqualTo(before);
    }

    private Set<JournalPosition> positions(JournalPosition from, UserId key) {
        return readAll(journal(), from, key, 3).stream()
                .map(JournalEntry::position)
                .collect(Collectors.toSet());
    }

    private static boolean waitIn(CountDownLatch here, CountDownLatch goOn) {
        here.countDown();
        try {
            return goOn.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
