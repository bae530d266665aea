package plaza.dynamodb.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import plaza.core.StorageException;
import plaza.dynamodb.Dynamo;
import plaza.dynamodb.Shape;
import plaza.dynamodb.Table;
import plaza.dynamodb.Write;

/**
 * Writes to the end of the journal. One transaction at a time of this process does; whoever comes
 * meanwhile is written together by the next one. It holds that the end is where it is thought to
 * be: where another process was faster, the end is looked up and it is done again. Thread-safe.
 */
final class LogAppender {
    /** An item has 400 KB at most, and a transaction 4 MB. */
    private static final int MOST_BYTES = 200_000;

    /** The end, and the item. */
    private static final int OWN_WRITES = 2;

    /** The turns of other processes come in between. */
    private static final Duration BREATH = Duration.ofMillis(4);

    private final Dynamo dynamo;
    private final Table journal;
    private final LogEnds ends;
    private final LogItems items;
    private final RecentLog recent;
    private final Duration patience;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();

    /** Null where it is not known. */
    private @Nullable Long end;

    /**
     * @param patience how long others may be faster
     */
    LogAppender(Dynamo dynamo, LogEnds ends, LogItems items, RecentLog recent, Duration patience) {
        this.dynamo = dynamo;
        this.journal = dynamo.table(Shape.JOURNAL);
        this.ends = ends;
        this.items = items;
        this.recent = recent;
        this.patience = patience;
    }

    /** An entry that is to be written, and what came of it. */
    private static final class Waiting {
        private final List<String> entry;
        private final List<Write> along;
        private final int bytes;
        private boolean done;
        private OptionalLong number = OptionalLong.empty();
        private @Nullable StorageException failure;

        private Waiting(List<String> entry, List<Write> along) {
            this.entry = entry;
            this.along = along;
            // Three for each character, and what surrounds a text.
            this.bytes = entry.stream().mapToInt(text -> 3 * text.length() + 3).sum();
        }

        private void end(OptionalLong its, @Nullable StorageException why) {
            number = its;
            failure = why;
            done = true;
        }
    }

    /**
     * Writes an entry with what is written along with it, all or none. Answers its number, or
     * nothing where a condition of what is written along does not hold.
     */
    OptionalLong append(List<String> entry, List<Write> along) {
        var mine = new Waiting(entry, along);
        waiting.add(mine);
        turn.lock();
        try {
            while (!mine.done) {
                writeTogether(next());
            }
        } finally {
            turn.unlock();
        }
        if (mine.failure != null) {
            // Of one failure each has its own, which says where it waited.
            throw mine.failure.isTransient()
                    ? StorageException.unavailable(mine.failure.getMessage(), mine.failure)
                    : StorageException.permanent(mine.failure.getMessage(), mine.failure);
        }
        return mine.number;
    }

    /** Those who wait, as many as one transaction takes. */
    private List<Waiting> next() {
        List<Waiting> together = new ArrayList<>();
        int writes = OWN_WRITES;
        int bytes = 0;
        for (Waiting each = waiting.peek(); each != null; each = waiting.peek()) {
            writes += each.along.size();
            bytes += each.bytes;
            if (!together.isEmpty() && (writes > Dynamo.MOST_WRITES || bytes > MOST_BYTES)) {
                break;
            }
            together.add(each);
            waiting.remove();
        }
        return together;
    }

    private void writeTogether(List<Waiting> together) {
        try {
            write(together);
        } catch (StorageException e) {
            end = null;
            List<Waiting> left = together.stream().filter(each -> !each.done).toList();
            if (!e.isTransient() && left.size() > 1) {
                // It may lie in one of them.
                left.forEach(each -> writeTogether(List.of(each)));
            } else {
                left.forEach(each -> each.end(OptionalLong.empty(), e));
            }
        } catch (RuntimeException | Error e) {
            end = null;
            var failure = StorageException.permanent("The journal cannot be written", e);
            together.stream()
                    .filter(each -> !each.done)
                    .forEach(each -> each.end(OptionalLong.empty(), failure));
        }
        if (!waiting.isEmpty()) {
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(BREATH.toNanos()) + 1);
        }
    }

    private void write(List<Waiting> together) {
        long deadline = System.nanoTime() + patience.toNanos();
        List<Waiting> left = new ArrayList<>(together);
        while (!left.isEmpty()) {
            if (!attempt(left)) {
                if (System.nanoTime() - deadline > 0) {
                    throw StorageException.unavailable(
                            "Other processes write to the journal all the time", null);
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(BREATH.toNanos()) + 1);
            }
            left.removeIf(each -> each.done);
        }
    }

    /** Says whether anything came of it; where not, another process was faster. */
    private boolean attempt(List<Waiting> left) {
        Long known = end;
        long from = known == null ? ends.end() : known;
        end = from;
        // No item reaches into the next segment.
        int room = LogItems.SEGMENT - (int) (from % LogItems.SEGMENT);
        List<Waiting> some = left.subList(0, Math.min(room, left.size()));
        List<List<String>> entries = some.stream().map(each -> each.entry).toList();
        long to = from + some.size();
        List<Write> writes = new ArrayList<>();
        writes.add(ends.moving(from, to));
        writes.add(Write.putting(journal, LogItems.item(from + 1, entries)));
        some.forEach(each -> writes.addAll(each.along));

        Optional<Set<Integer>> refused = dynamo.refusedUnlessMeeting(writes);
        if (refused.isEmpty()) {
            end = null;
            return false;
        }
        if (refused.get().isEmpty()) {
            end = to;
            for (int i = 0; i < some.size(); i++) {
                some.get(i).end(OptionalLong.of(from + 1 + i), null);
            }
            recent.hear(items.entries(from + 1, entries));
            return true;
        }
        int place = OWN_WRITES;
        for (Waiting each : some) {
            int first = place;
            place += each.along.size();
            int behind = place;
            if (refused.get().stream().anyMatch(at -> at >= first && at < behind)) {
                each.end(OptionalLong.empty(), null);
            }
        }
        if (refused.get().contains(0)) {
            end = null;
            return some.stream().anyMatch(each -> each.done);
        }
        return true;
    }
}
