package plaza.cassandra.timeline;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.time.Duration;
import java.time.Instant;
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
import plaza.core.StorageException;
import plaza.core.account.UserId;
import plaza.core.post.PostId;
import plaza.core.timeline.Delivery;
import plaza.core.timeline.TimelineEntry;
import plaza.core.timeline.TimelinePosition;
import plaza.core.timeline.TimelineStore;

/**
 * Home timelines in the table {@code timeline}, one partition for each reader. What a timeline says
 * of itself (warm or cold, how far it goes) is in static columns, so that its entries change
 * together with it in one step, on the condition that nobody else changed it since it was read;
 * whoever was overtaken reads it anew. Clearing changes the epoch: what is of an earlier one is
 * cold. Thread-safe.
 */
public final class CassandraTimelineStore implements TimelineStore {
    /** While a timeline loads it takes deliveries; a load that was cut off ends by this. */
    private static final Duration LOADING = Duration.ofMinutes(1);

    private static final Instant END_OF_TIME = Instant.ofEpochMilli(Long.MAX_VALUE);

    private static final UUID FIRST_EPOCH = new UUID(0, 0);
    private static final int READERS_AT_A_TIME = 32;
    private static final int MOST_PAUSE_MS = 10;

    private final Cassandra cassandra;
    private final int cap;

    /**
     * @param cap how many entries a timeline holds at the most
     */
    public CassandraTimelineStore(Cassandra cassandra, int cap) {
        this.cassandra = cassandra;
        this.cap = cap;
        cassandra.define(
                """
                CREATE TABLE IF NOT EXISTS timeline (
                    user_id TEXT,
                    reel_id UUID,
                    author_id TEXT,
                    created_at TIMESTAMP,
                    reposted_by TEXT,
                    version INT STATIC,
                    warm BOOLEAN STATIC,
                    epoch UUID STATIC,
                    extent TEXT STATIC,
                    floor_at TIMESTAMP STATIC,
                    floor_id UUID STATIC,
                    loading_until TIMESTAMP STATIC,
                    disturbed INT STATIC,
                    PRIMARY KEY (user_id, created_at, reel_id))
                WITH CLUSTERING ORDER BY (created_at DESC, reel_id DESC)
                    AND gc_grace_seconds = 3600
                """);
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

    /** A timeline with what it says of itself. */
    private record State(
            Timeline timeline,
            @Nullable Integer version,
            boolean warm,
            boolean loading,
            int disturbed) {
        boolean takes() {
            return warm || loading;
        }
    }

    private UUID epoch() {
        return cassandra.rows("SELECT epoch FROM timeline_epoch WHERE what = 'timeline'").stream()
                .map(row -> row.getUuid("epoch"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(FIRST_EPOCH);
    }

    private State state(UserId reader, UUID epoch) {
        List<Row> rows =
                cassandra.rows("SELECT * FROM timeline WHERE user_id = ?", reader.toString());
        if (rows.isEmpty()) {
            return new State(
                    new Timeline(cap, List.of(), Timeline.Extent.WHOLE, null),
                    null,
                    false,
                    false,
                    0);
        }
        Row first = rows.getFirst();
        boolean ofNow = epoch.equals(first.getUuid("epoch"));
        boolean warm = ofNow && first.getBoolean("warm");
        Instant until = first.getInstant("loading_until");
        boolean loading = !warm && ofNow && until != null && until.isAfter(Instant.now());
        List<TimelineEntry> entries =
                rows.stream()
                        .filter(row -> !row.isNull("reel_id"))
                        .map(CassandraTimelineStore::entry)
                        .toList();
        String extent = first.getString("extent");
        var timeline =
                new Timeline(
                        cap,
                        entries,
                        extent == null ? Timeline.Extent.WHOLE : Timeline.Extent.valueOf(extent),
                        floor(first));
        return new State(
                timeline, first.getInt("version"), warm, loading, first.getInt("disturbed"));
    }

    private static @Nullable TimelinePosition floor(Row row) {
        Instant at = row.getInstant("floor_at");
        UUID id = row.getUuid("floor_id");
        return at == null || id == null ? null : new TimelinePosition(at, new PostId(id));
    }

    private static TimelineEntry entry(Row row) {
        String repostedBy = row.getString("reposted_by");
        return new TimelineEntry(
                new PostId(Objects.requireNonNull(row.getUuid("reel_id"))),
                user(Objects.requireNonNull(row.getString("author_id"))),
                repostedBy == null ? null : user(repostedBy),
                Objects.requireNonNull(row.getInstant("created_at")));
    }

    private static UserId user(String id) {
        return new UserId(UUID.fromString(id));
    }

    /** Writes what was changed, if nobody else was faster. */
    private boolean write(UserId reader, State read, State now, UUID epoch) {
        TimelinePosition floor = now.timeline().floor();
        int next = read.version() == null ? 1 : read.version() + 1;
        List<@Nullable Object> values = new ArrayList<>();
        values.add(next);
        values.add(now.warm());
        values.add(epoch);
        values.add(now.timeline().extent().name());
        values.add(now.loading() ? Instant.now().plus(LOADING) : Instant.EPOCH);
        values.add(now.disturbed());
        values.add(reader.toString());
        String statics =
                "UPDATE timeline SET version = ?, warm = ?, epoch = ?, extent = ?, loading_until = ?, disturbed = ?, "
                        + (floor == null
                                ? "floor_at = null, floor_id = null"
                                : "floor_at = ?, floor_id = ?")
                        + " WHERE user_id = ? IF version = "
                        + (read.version() == null ? "null" : "?");
        if (floor != null) {
            values.add(6, floor.at());
            values.add(7, floor.post().value());
        }
        if (read.version() != null) {
            values.add(read.version());
        }
        List<BoundStatement> batch = new ArrayList<>();
        batch.add(cassandra.bind(statics, values.toArray()));
        batch.addAll(deletes(reader, now.timeline()));
        for (TimelineEntry entry : now.timeline().added()) {
            batch.add(insert(reader, entry));
            if (now.timeline().losesReposter(entry)) {
                batch.add(deleteReposter(reader, entry));
            }
        }
        return cassandra.appliedTogether(batch);
    }

    /**
     * What a full timeline loses at its end goes by range, not row by row: each such range takes in
     * those before it, where deleted rows would be read over, one more for each delivery, until
     * they are compacted.
     */
    private List<BoundStatement> deletes(UserId reader, Timeline timeline) {
        Instant oldest = Objects.requireNonNullElse(timeline.oldest(), END_OF_TIME);
        List<BoundStatement> deletes = new ArrayList<>();
        for (TimelineEntry entry : timeline.removed()) {
            if (!entry.at().isBefore(oldest)) {
                deletes.add(
                        cassandra.bind(
                                "DELETE FROM timeline WHERE user_id = ? AND created_at = ? AND reel_id = ?",
                                reader.toString(),
                                entry.at(),
                                entry.post().value()));
            }
        }
        if (deletes.size() < timeline.removed().size()) {
            deletes.add(
                    cassandra.bind(
                            "DELETE FROM timeline WHERE user_id = ? AND created_at < ?",
                            reader.toString(),
                            oldest));
        }
        return deletes;
    }

    private BoundStatement insert(UserId reader, TimelineEntry entry) {
        return cassandra.bind(
                "INSERT INTO timeline (user_id, created_at, reel_id, author_id, reposted_by) VALUES (?, ?, ?, ?, ?)",
                reader.toString(),
                entry.at(),
                entry.post().value(),
                entry.author().toString(),
                entry.repostedBy() == null ? null : entry.repostedBy().toString());
    }

    /** Only where there is one: it leaves a tombstone, which is read over each time. */
    private BoundStatement deleteReposter(UserId reader, TimelineEntry entry) {
        return cassandra.bind(
                "DELETE reposted_by FROM timeline WHERE user_id = ? AND created_at = ? AND reel_id = ?",
                reader.toString(),
                entry.at(),
                entry.post().value());
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
            State read = state(reader, epoch);
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
            if (write(reader, read, now, epoch)) {
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
            throw StorageException.away("Interrupted while changing a timeline", e);
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
            throw StorageException.away("Interrupted while changing timelines", e);
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
                        .map(CassandraTimelineStore::entry)
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
            State begun = state(reader, epoch);
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
        return write(reader, begun, new State(timeline, begun.version(), false, true, 0), epoch);
    }

    /** Makes it warm; empty where the load has to begin again. */
    private Optional<Boolean> end(UserId reader, Slice slice, int disturbed, UUID epoch) {
        while (true) {
            UUID current = epoch();
            if (!current.equals(epoch)) {
                return Optional.of(false);
            }
            State read = state(reader, epoch);
            if (read.warm()) {
                return Optional.of(true);
            }
            if (!read.loading() || read.disturbed() != disturbed) {
                return Optional.empty();
            }
            read.timeline().load(slice.entries(), slice.complete());
            if (write(
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
