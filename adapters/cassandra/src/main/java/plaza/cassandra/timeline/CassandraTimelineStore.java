package plaza.cassandra.timeline;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plaza.cassandra.Cassandra;
import plaza.cassandra.timeline.TimelineTable.State;
import plaza.core.StorageException;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.timeline.Delivery;
import plaza.core.timeline.TimelineEntry;
import plaza.core.timeline.TimelinePosition;
import plaza.core.timeline.TimelineStore;

/**
 * Home timelines in the {@link TimelineTable}. Whoever was overtaken while changing one reads it
 * anew. Clearing changes the epoch: what is of an earlier one is cold. Thread-safe.
 */
public final class CassandraTimelineStore implements TimelineStore {
    private static final UUID FIRST_EPOCH = new UUID(0, 0);
    private static final int READERS_AT_A_TIME = 32;
    private static final int MOST_PAUSE_MS = 10;

    private final Cassandra cassandra;
    private final TimelineTable timelines;

    /**
     * @param cap how many entries a timeline holds at the most
     */
    public CassandraTimelineStore(Cassandra cassandra, int cap) {
        this.cassandra = cassandra;
        this.timelines = new TimelineTable(cassandra, cap);
        cassandra.define(
                """
                CREATE TABLE IF NOT EXISTS timeline_marks (
                    what TEXT,
                    id UUID,
                    PRIMARY KEY (what, id))
                """);
        cassandra.define(
                "CREATE TABLE IF NOT EXISTS timeline_epoch (what TEXT PRIMARY KEY, epoch UUID)");
    }

    private UUID epoch() {
        return cassandra.rows("SELECT epoch FROM timeline_epoch WHERE what = 'timeline'").stream()
                .map(row -> row.getUuid("epoch"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(FIRST_EPOCH);
    }

    /**
     * Changes a timeline that is warm, or is being loaded; others stay as they are.
     *
     * @param epoch as it was when the call began: if it ends meanwhile, what is written is cold
     * @param change answers what it did to the timeline, or null for nothing
     * @param disturbs whether whoever loads it has to begin again
     */
    private <T> Optional<T> change(
            UserId reader, UUID epoch, boolean disturbs, Function<State, @Nullable T> change) {
        while (true) {
            State read = timelines.read(reader, epoch);
            if (!read.takes()) {
                return Optional.empty();
            }
            T done = change.apply(read);
            boolean disturbed = disturbs && read.loading();
            if (done == null && !disturbed) {
                return Optional.empty();
            }
            var now =
                    new State(
                            read.timeline(),
                            read.version(),
                            read.warm(),
                            read.loading(),
                            read.disturbed() + (disturbed ? 1 : 0));
            if (timelines.write(reader, read, now, epoch)) {
                return read.warm() ? Optional.ofNullable(done) : Optional.empty();
            }
            pause();
        }
    }

    /** Not as long as whoever else was overtaken. */
    private static void pause() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(1, MOST_PAUSE_MS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StorageException.unavailable("Interrupted while changing a timeline", e);
        }
    }

    @Override
    public int push(Collection<Delivery> deliveries) {
        Map<UserId, List<TimelineEntry>> byReader = new LinkedHashMap<>();
        for (Delivery delivery : deliveries) {
            for (UserId reader : delivery.readers()) {
                byReader.computeIfAbsent(reader, r -> new ArrayList<>()).add(delivery.entry());
            }
        }
        if (byReader.isEmpty()) {
            return 0;
        }
        UUID epoch = epoch();
        var put = new AtomicInteger();
        forEach(
                byReader.keySet(),
                reader ->
                        put.addAndGet(
                                change(reader, epoch, false, state -> add(state, byReader, reader))
                                        .orElse(0)));
        return put.get();
    }

    private static @Nullable Integer add(
            State state, Map<UserId, List<TimelineEntry>> byReader, UserId reader) {
        int added = 0;
        for (TimelineEntry entry : byReader.getOrDefault(reader, List.of())) {
            if (state.timeline().add(entry)) {
                added++;
            }
        }
        boolean same = state.timeline().added().isEmpty() && state.timeline().removed().isEmpty();
        return same ? null : added;
    }

    /** For several readers next to each other. */
    private static void forEach(Collection<UserId> readers, Consumer<UserId> work) {
        if (readers.size() == 1) {
            work.accept(readers.iterator().next());
            return;
        }
        var places = new Semaphore(READERS_AT_A_TIME);
        List<Future<?>> running = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (UserId reader : readers) {
                running.add(
                        threads.submit(
                                () -> {
                                    places.acquireUninterruptibly();
                                    try {
                                        work.accept(reader);
                                    } finally {
                                        places.release();
                                    }
                                }));
            }
        }
        for (Future<?> one : running) {
            ended(one);
        }
    }

    private static void ended(Future<?> work) {
        try {
            work.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StorageException.unavailable("Interrupted while changing timelines", e);
        }
    }

    @Override
    public List<TimelineEntry> removeVia(UserId reader, UserId person) {
        return change(
                        reader,
                        epoch(),
                        true,
                        state -> {
                            List<TimelineEntry> gone =
                                    state.timeline().removeIf(e -> e.via().equals(person));
                            return gone.isEmpty() ? null : gone;
                        })
                .orElse(List.of());
    }

    @Override
    public Set<UserId> retract(PostId post, @Nullable UserId via, Collection<UserId> readers) {
        Set<UserId> had = ConcurrentHashMap.newKeySet();
        UUID through = via == null ? null : via.value();
        UUID epoch = epoch();
        forEach(
                new TreeSet<>(readers),
                reader ->
                        change(
                                        reader,
                                        epoch,
                                        true,
                                        state ->
                                                state.timeline().remove(post, through)
                                                        ? reader
                                                        : null)
                                .ifPresent(had::add));
        return Set.copyOf(had);
    }

    @Override
    public Optional<Slice> read(UserId reader, @Nullable TimelinePosition before, int limit) {
        List<BoundStatement> reads = new ArrayList<>();
        reads.add(cassandra.bind("SELECT epoch FROM timeline_epoch WHERE what = 'timeline'"));
        reads.add(
                cassandra.bind(
                        "SELECT DISTINCT user_id, warm, epoch, extent, floor_at, floor_id FROM timeline WHERE user_id = ?",
                        reader.toString()));
        reads.add(
                before == null
                        ? cassandra.bind(
                                "SELECT created_at, reel_id, author_id, reposted_by FROM timeline WHERE user_id = ? LIMIT ?",
                                reader.toString(),
                                limit + 1)
                        : cassandra.bind(
                                """
                                SELECT created_at, reel_id, author_id, reposted_by FROM timeline
                                WHERE user_id = ? AND (created_at, reel_id) < (?, ?) LIMIT ?
                                """,
                                reader.toString(),
                                before.at(),
                                before.post().value(),
                                limit + 1));
        List<List<Row>> answers = cassandra.runAll(reads);
        UUID epoch =
                answers.get(0).isEmpty()
                        ? FIRST_EPOCH
                        : Objects.requireNonNull(answers.get(0).getFirst().getUuid("epoch"));
        if (answers.get(1).isEmpty()) {
            return Optional.empty();
        }
        Row own = answers.get(1).getFirst();
        if (!own.getBoolean("warm") || !epoch.equals(own.getUuid("epoch"))) {
            return Optional.empty();
        }
        List<TimelineEntry> oneMore =
                answers.get(2).stream()
                        .filter(row -> !row.isNull("reel_id"))
                        .map(TimelineTable::entry)
                        .toList();
        boolean whole = Timeline.Extent.WHOLE.name().equals(own.getString("extent"));
        return Optional.of(
                new Slice(
                        oneMore.subList(0, Math.min(limit, oneMore.size())),
                        whole && oneMore.size() <= limit));
    }

    @Override
    public void load(UserId reader, Supplier<Slice> newest) {
        while (true) {
            UUID epoch = epoch();
            State begun = timelines.read(reader, epoch);
            if (begun.warm()) {
                return;
            }
            if (!begin(reader, begun, epoch)) {
                pause();
                continue;
            }
            Slice slice = newest.get();
            Optional<Boolean> ended =
                    end(reader, slice, begun.loading() ? begun.disturbed() : 0, epoch);
            if (ended.isPresent()) {
                return;
            }
        }
    }

    /** From now on it takes deliveries. What is left of earlier epochs goes. */
    private boolean begin(UserId reader, State begun, UUID epoch) {
        if (begun.loading()) {
            // Somebody else loads it too: what was delivered to them counts.
            return true;
        }
        Timeline timeline = begun.timeline();
        timeline.removeIf(entry -> true);
        timeline.load(List.of(), true);
        return timelines.write(
                reader, begun, new State(timeline, begun.version(), false, true, 0), epoch);
    }

    /** Makes it warm; empty where the load has to begin again. */
    private Optional<Boolean> end(UserId reader, Slice slice, int disturbed, UUID epoch) {
        while (true) {
            UUID current = epoch();
            if (!current.equals(epoch)) {
                return Optional.of(false);
            }
            State read = timelines.read(reader, epoch);
            if (read.warm()) {
                return Optional.of(true);
            }
            if (!read.loading() || read.disturbed() != disturbed) {
                return Optional.empty();
            }
            read.timeline().load(slice.entries(), slice.complete());
            if (timelines.write(
                    reader,
                    read,
                    new State(read.timeline(), read.version(), true, false, 0),
                    epoch)) {
                return Optional.of(true);
            }
            pause();
        }
    }

    @Override
    public void clear() {
        cassandra.run(
                "INSERT INTO timeline_epoch (what, epoch) VALUES ('timeline', ?)",
                UUID.randomUUID());
        cassandra.run("DELETE FROM timeline_marks WHERE what = 'pulled'");
    }

    @Override
    public void markPulled(UserId author) {
        cassandra.run("INSERT INTO timeline_marks (what, id) VALUES ('pulled', ?)", author.value());
    }

    @Override
    public Set<UserId> pulled() {
        return cassandra.rows("SELECT id FROM timeline_marks WHERE what = 'pulled'").stream()
                .map(row -> new UserId(Objects.requireNonNull(row.getUuid("id"))))
                .collect(Collectors.toUnmodifiableSet());
    }
}
