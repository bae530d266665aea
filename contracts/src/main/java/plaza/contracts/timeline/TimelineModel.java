package plaza.contracts.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import plaza.contracts.Samples;
import plaza.core.id.UserId;
import plaza.core.post.PostKey;
import plaza.core.timeline.Delivery;
import plaza.core.timeline.TimelineEntry;
import plaza.core.timeline.TimelinePosition;
import plaza.core.timeline.TimelineStore;
import plaza.core.timeline.TimelineStore.Slice;

/** Random operations on one timeline, which two stores must answer alike. */
public final class TimelineModel {
    /** How many posts there are, and so how long the timeline can become. */
    public static final int POSTS = 30;

    private final TimelineStore model;
    private final TimelineStore store;
    private final Loads loads;
    private final Ways ways;
    private final UserId reader = Samples.userId();
    private final List<UserId> people =
            List.of(Samples.userId(), Samples.userId(), Samples.userId());
    private final List<TimelineEntry> entries = entries();

    /** The ways that the warm timeline was told of, and those that the cold one was. */
    private final Set<TimelineEntry> came = new HashSet<>();

    private final Set<TimelineEntry> cold = new HashSet<>();

    /** How timelines are loaded. */
    public enum Loads {
        WHOLE,
        /** Some of them only down to a place. */
        PARTIAL
    }

    /** Which of the ways that a post came the store keeps; the model keeps those that win. */
    public enum Ways {
        WINNING,
        ALL
    }

    public TimelineModel(TimelineStore model, TimelineStore store, Loads loads) {
        this(model, store, loads, Ways.WINNING);
    }

    public TimelineModel(TimelineStore model, TimelineStore store, Loads loads, Ways ways) {
        this.model = model;
        this.store = store;
        this.loads = loads;
        this.ways = ways;
    }

    /** Carries out so many operations, and compares every answer and what stands there at last. */
    public void agrees(long seed, int operations) {
        var random = new Random(seed);
        for (int i = 0; i < operations; i++) {
            if (ways == Ways.ALL) {
                stepOfAllWays(random);
                assertThat(places(store)).isEqualTo(places(model));
            } else {
                step(random);
                assertThat(store.read(reader, null, 100)).isEqualTo(model.read(reader, null, 100));
            }
        }
        if (ways == Ways.WINNING) {
            for (TimelineEntry entry : entries) {
                assertThat(store.read(reader, entry.position(), 3))
                        .isEqualTo(model.read(reader, entry.position(), 3));
            }
        }
    }

    /** Where posts stand by the way that wins, read in small pages; empty when it is cold. */
    private Optional<List<TimelinePosition>> places(TimelineStore timelines) {
        return timelines
                .read(reader, null, 1)
                .map(
                        _ ->
                                TimelineSamples.entriesOf(timelines, reader, 7).stream()
                                        .map(TimelineEntry::position)
                                        .toList());
    }

    /** As {@link #step}; whoever takes something out puts in by what other ways it came. */
    private void stepOfAllWays(Random random) {
        TimelineEntry entry = entries.get(random.nextInt(entries.size()));
        UserId person = people.get(random.nextInt(people.size()));
        @Nullable UserId via = random.nextBoolean() ? null : person;
        switch (random.nextInt(20)) {
            case 0 -> {
                boolean warm = model.read(reader, null, 1).isPresent();
                Slice slice = slice(random);
                both(timelines -> timelines.load(reader, () -> slice));
                if (!warm) {
                    came.clear();
                    came.addAll(slice.entries());
                    // What came to the cold timeline is among what is computed.
                    cold.forEach(this::push);
                    cold.clear();
                }
            }
            case 1 -> {
                both(timelines -> timelines.removeVia(reader, person));
                came.removeIf(way -> way.via().equals(person));
                cold.removeIf(way -> way.via().equals(person));
                pushAgain();
            }
            case 2, 3, 4 -> {
                both(timelines -> timelines.retract(entry.post(), via, List.of(reader)));
                Predicate<TimelineEntry> gone =
                        way ->
                                way.post().equals(entry.post())
                                        && (via == null || way.via().equals(via));
                came.removeIf(gone);
                cold.removeIf(gone);
                pushAgain();
            }
            case 5 -> {
                if (random.nextInt(5) == 0) {
                    both(TimelineStore::clear);
                    cold.addAll(came);
                    came.clear();
                }
            }
            default -> push(entry);
        }
    }

    private void push(TimelineEntry entry) {
        both(timelines -> timelines.push(List.of(Delivery.of(entry, List.of(reader)))));
        (model.read(reader, null, 1).isPresent() ? came : cold).add(entry);
    }

    private void pushAgain() {
        Set.copyOf(came).forEach(this::push);
        Set.copyOf(cold).forEach(this::push);
    }

    private void both(Consumer<TimelineStore> act) {
        act.accept(model);
        act.accept(store);
    }

    private void step(Random random) {
        TimelineEntry entry = entries.get(random.nextInt(entries.size()));
        UserId person = people.get(random.nextInt(people.size()));
        @Nullable UserId via = random.nextBoolean() ? null : person;
        switch (random.nextInt(20)) {
            case 0 -> {
                Slice slice = slice(random);
                model.load(reader, () -> slice);
                store.load(reader, () -> slice);
            }
            case 1 ->
                    assertThat(store.removeVia(reader, person))
                            .containsExactlyInAnyOrderElementsOf(model.removeVia(reader, person));
            case 2, 3, 4 ->
                    assertThat(store.retract(entry.post(), via, List.of(reader)))
                            .isEqualTo(model.retract(entry.post(), via, List.of(reader)));
            case 5, 6 -> {
                int limit = 1 + random.nextInt(POSTS + 5);
                Optional<Slice> expected = model.read(reader, entry.position(), limit);
                assertThat(store.read(reader, entry.position(), limit)).isEqualTo(expected);
            }
            case 7 -> {
                if (random.nextInt(10) == 0) {
                    model.clear();
                    store.clear();
                }
            }
            default -> {
                List<Delivery> delivery = List.of(Delivery.of(entry, List.of(reader)));
                assertThat(store.push(delivery)).isEqualTo(model.push(delivery));
            }
        }
    }

    /** A random part of all entries, down to a random position. */
    private Slice slice(Random random) {
        List<TimelineEntry> some = new ArrayList<>(entries);
        some.removeIf(entry -> random.nextInt(3) > 0);
        some.sort(TimelineEntry.LATEST_FIRST);
        boolean complete = loads == Loads.WHOLE || random.nextBoolean();
        int length = complete ? some.size() : random.nextInt(some.size() + 1);
        return new Slice(some.subList(0, length), complete);
    }

    /** Posts and reposts of them, with ties between people and between times. */
    private List<TimelineEntry> entries() {
        List<TimelineEntry> all = new ArrayList<>();
        for (int i = 0; i < POSTS; i++) {
            UserId author = people.get(i % people.size());
            TimelineEntry original = TimelineEntry.of(new PostKey(Samples.postId(author), author));
            all.add(original);
            for (UserId person : people) {
                all.add(
                        new TimelineEntry(
                                original.post(),
                                author,
                                person,
                                original.at().plusMillis(1 + i % 4)));
            }
        }
        return all;
    }
}
