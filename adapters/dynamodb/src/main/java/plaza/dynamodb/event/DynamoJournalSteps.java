package plaza.dynamodb.event;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import plaza.core.event.Event;
import plaza.core.event.EventCodec;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;
import plaza.core.event.step.JournalSteps;
import plaza.dynamodb.Dynamo;
import plaza.dynamodb.Item;
import plaza.dynamodb.Write;

/**
 * The steps as transactions on the tables {@code journal} and {@code commits}. Whether a process
 * lives, and for how long a doubt was taken, is told by values that stand still ({@link
 * Observations}). Thread-safe.
 */
public final class DynamoJournalSteps implements JournalSteps {
    /** How often it is looked for what others left, where nothing was found lately. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    /** For how long an answer that was lost may still be carried out. */
    private static final Duration LOST = Duration.ofMinutes(1);

    /** How a commit waits for one of another process: it reads, which disturbs nobody. */
    private static final Duration READ_AGAIN = Duration.ofMillis(15);

    private static final int READINGS = 10;

    private final Dynamo dynamo;
    private final String node;
    private final UUID nodeId;
    private final Clock clock;
    private final EventTexts texts;
    private final JournalLog log;
    private final Processes processes;
    private final OpenCommits commits;
    private final Doubts doubts;

    /** Commits of this process that may be open, and since when, by their tokens. */
    private final Map<String, Long> own = new ConcurrentHashMap<>();

    /** Processes whose commits keep out somebody who waits, and that do not live any more. */
    private final Set<String> dead = ConcurrentHashMap.newKeySet();

    private volatile boolean doubtful = true;
    private volatile long lookedForDead = longAgo();
    private volatile long lookedForDoubts = longAgo();

    /**
     * @param node what this process writes into its entries
     * @param timeout how long other processes may be faster, again and again
     */
    public DynamoJournalSteps(
            Dynamo dynamo, UUID node, EventCodec codec, Clock clock, Duration timeout) {
        this.dynamo = dynamo;
        this.node = node.toString();
        this.nodeId = node;
        this.clock = clock;
        this.texts = new EventTexts(codec);
        this.log = new JournalLog(dynamo, codec, timeout);
        this.processes = new Processes(dynamo, this.node);
        this.commits = new OpenCommits(dynamo, texts);
        this.doubts = new Doubts(dynamo, texts, clock);
    }

    /** The journal itself. */
    JournalLog log() {
        return log;
    }

    private static long longAgo() {
        return System.nanoTime() - LOOK_EVERY.toNanos();
    }

    private static boolean isTime(long last) {
        return System.nanoTime() - last >= LOOK_EVERY.toNanos();
    }

    @Override
    public Opening open(Open commit) {
        processes.list();
        own.put(commit.token(), System.nanoTime());
        Opening opening = tryToOpen(commit);
        if (opening != Opening.OPEN) {
            own.remove(commit.token());
        }
        return opening;
    }

    private Opening tryToOpen(Open commit) {
        for (int i = 0; i < READINGS; ) {
            List<String> refused = commits.open(node, commit);
            if (refused.isEmpty()) {
                return Opening.OPEN;
            }
            if (refused.contains(commit.event().subject())) {
                return Opening.IN_DOUBT;
            }
            boolean free = false;
            for (; i < READINGS && !free; i++) {
                LockSupport.parkNanos(READ_AGAIN.toNanos());
                List<OpenCommits.Holder> holders =
                        refused.stream().flatMap(each -> commits.holder(each).stream()).toList();
                if (holders.stream().anyMatch(this::isDead)) {
                    return Opening.ABANDONED;
                }
                free = holders.isEmpty();
            }
        }
        return Opening.BUSY;
    }

    private boolean isDead(OpenCommits.Holder holder) {
        if (processes.isAlive(holder.node())) {
            return false;
        }
        dead.add(holder.node());
        return true;
    }

    @Override
    public Optional<JournalPosition> tell(Open commit) {
        OptionalLong number =
                log.append(entry(nodeId, commit.event()), commits.ending(node, commit));
        own.remove(commit.token());
        return number.isPresent()
                ? Optional.of(LogItems.position(number.getAsLong()))
                : Optional.empty();
    }

    private List<String> entry(UUID writer, Event event) {
        return texts.write(writer, clock.instant(), event.told());
    }

    @Override
    public void forget(Open commit) {
        dynamo.transact(commits.ending(node, commit));
        own.remove(commit.token());
    }

    @Override
    public void doubt(Open commit) {
        doubt(node, commit);
        own.remove(commit.token());
    }

    private boolean doubt(String whose, Open commit) {
        boolean was = commits.doubt(whose, commit, doubts);
        doubtful |= was;
        return was;
    }

    /** Asks nobody where this process has none open. */
    @Override
    public List<Open> listOwn() {
        if (own.isEmpty()) {
            return List.of();
        }
        long now = System.nanoTime();
        List<Open> open = commits.list(node);
        if (open.size() >= OpenCommits.PAGE) {
            // There may be more.
            return open;
        }
        Set<String> tokens = ConcurrentHashMap.newKeySet();
        open.forEach(each -> tokens.add(each.token()));
        own.entrySet()
                .removeIf(
                        each ->
                                !tokens.contains(each.getKey())
                                        && now - each.getValue() > LOST.toNanos());
        return open;
    }

    @Override
    public void beat() {
        processes.beat();
    }

    @Override
    public void leave() {
        processes.leave(!own.isEmpty());
    }

    @Override
    public long collect() {
        long found = 0;
        for (String each : List.copyOf(dead)) {
            found += collect(each);
            dead.remove(each);
        }
        if (isTime(lookedForDead)) {
            lookedForDead = System.nanoTime();
            for (Item process : processes.listDead()) {
                found += collect(process.key().sk());
                processes.forget(process);
            }
        }
        return found;
    }

    private long collect(String whose) {
        long found = 0;
        List<Open> open = commits.list(whose);
        while (!open.isEmpty()) {
            List<Boolean> done = new ArrayList<>();
            open.forEach(each -> done.add(doubt(whose, each)));
            found += done.stream().filter(was -> was).count();
            open = commits.list(whose);
        }
        return found;
    }

    @Override
    public List<Doubt> takeDoubts(int limit, Duration idle) {
        if (!doubtful && !isTime(lookedForDoubts)) {
            return List.of();
        }
        lookedForDoubts = System.nanoTime();
        List<Doubt> taken = doubts.take(limit, idle);
        doubtful = !taken.isEmpty();
        return taken;
    }

    @Override
    public boolean settle(Doubt doubt, boolean tell) {
        while (true) {
            Optional<List<Write>> ending = doubts.ending(doubt);
            if (ending.isEmpty()) {
                return false;
            }
            boolean settled =
                    tell
                            ? log.append(entry(FINISHER, doubt.event()), ending.get()).isPresent()
                            : dynamo.transact(ending.get());
            // Else somebody was faster, or there is a later one about the same.
            if (settled) {
                return true;
            }
        }
    }

    @Override
    public List<JournalEntry> readAfter(JournalPosition position, int limit) {
        return log.readAfter(position, limit);
    }

    @Override
    public JournalPosition end() {
        return log.end();
    }

    @Override
    public int prune(Instant before, JournalPosition consumed) {
        return log.prune(before, consumed);
    }
}
