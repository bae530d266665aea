package plaza.redis.event;

import io.lettuce.core.Consumer;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.Range.Boundary;
import io.lettuce.core.RedisBusyException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XAutoClaimArgs;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.XTrimArgs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import plaza.core.event.EventCodec;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;
import plaza.core.event.step.JournalSteps;
import plaza.redis.RedisConnection;
import plaza.redis.RedisScript;

/**
 * The steps as scripts; the journal is a stream. Durable is what Redis makes durable: it has to run
 * with {@code appendonly yes} and {@code appendfsync always}. All keys have the hash tag {@code
 * {journal}}, so that a cluster keeps them on one node:
 *
 * <ul>
 *   <li>{@code {journal}:events}, a stream: the journal; its entries are numbered ({@code #n}), so
 *       that how many lie behind a position can be told without reading them;
 *   <li>{@code {journal}:count}: the number of the last entry;
 *   <li>{@code {journal}:open}, a hash: the open commit of a person, as JSON array of node, token,
 *       subject, type, and names and values of the event's fields;
 *   <li>{@code {journal}:alone}, a hash: whom an open commit keeps out besides its person, as
 *       person and token of that commit; counts for as long as that is open;
 *   <li>{@code {journal}:nodes}, a sorted set: until when each process lives, in ms;
 *   <li>{@code {journal}:doubts}, a stream with the consumer group {@code finishers}: the events in
 *       doubt;
 *   <li>{@code {journal}:subjects}, a hash: which entry of it is about what.
 * </ul>
 */
public final class RedisJournalSteps implements JournalSteps {
    private static final String GROUP = "finishers";
    private static final String CONSUMER = "finisher";

    private static final RedisScript<String> OPEN = RedisScript.text("event/open");
    private static final RedisScript<String> TELL = RedisScript.text("event/tell");
    private static final RedisScript<Long> FORGET = RedisScript.number("event/forget");
    private static final RedisScript<Long> DOUBT = RedisScript.number("event/doubt");
    private static final RedisScript<List<List<String>>> LIST_OWN =
            RedisScript.rows("event/list-own");
    private static final RedisScript<Long> BEAT = RedisScript.number("event/beat");
    private static final RedisScript<Long> COLLECT = RedisScript.number("event/collect");
    private static final RedisScript<Long> SETTLE = RedisScript.number("event/settle");

    private final RedisConnection redis;
    private final StreamEvents format;
    private final String node;
    private final String events;
    private final String count;
    private final String open;
    private final String alone;
    private final String nodes;
    private final String doubts;
    private final String subjects;

    /**
     * @param node what this process writes into its entries
     */
    public RedisJournalSteps(RedisConnection redis, UUID node, EventCodec codec) {
        this.redis = redis;
        this.format = new StreamEvents(codec);
        this.node = node.toString();
        this.events = events(redis);
        this.count = count(redis);
        this.open = redis.key("{journal}:open");
        this.alone = redis.key("{journal}:alone");
        this.nodes = redis.key("{journal}:nodes");
        this.doubts = redis.key("{journal}:doubts");
        this.subjects = redis.key("{journal}:subjects");
    }

    static String events(RedisConnection redis) {
        return redis.key("{journal}:events");
    }

    static String count(RedisConnection redis) {
        return redis.key("{journal}:count");
    }

    /**
     * Kept: where another node takes the place of the journal's, what is open is open there, and is
     * told by whoever finishes it, also where that it was told is forgotten.
     */
    @Override
    public Opening open(Open commit) {
        var arguments = new ArrayList<String>();
        List<String> others = others(commit);
        arguments.add(key(commit));
        arguments.add(Integer.toString(others.size()));
        arguments.addAll(others);
        arguments.add(node);
        arguments.add(commit.token());
        arguments.add(commit.event().subject());
        arguments.addAll(format.write(commit.event()));
        String opening =
                redis.evalKept(
                        OPEN,
                        List.of(open, subjects, nodes, alone),
                        arguments.toArray(String[]::new));
        return Opening.valueOf(opening);
    }

    private static List<String> others(Open commit) {
        return commit.event().alsoAlone().stream()
                .filter(other -> !other.equals(commit.event().key()))
                .map(UUID::toString)
                .toList();
    }

    /** What names an open commit to the scripts that end it. */
    private String[] ending(Open commit) {
        return Stream.concat(Stream.of(key(commit), node, commit.token()), others(commit).stream())
                .toArray(String[]::new);
    }

    @Override
    public Optional<JournalPosition> tell(Open commit) {
        String id = redis.eval(TELL, List.of(open, events, count, alone), ending(commit));
        return Optional.ofNullable(id).map(StreamEvents::position);
    }

    @Override
    public void forget(Open commit) {
        redis.eval(FORGET, List.of(open, alone), ending(commit));
    }

    @Override
    public void doubt(Open commit) {
        redis.eval(DOUBT, List.of(open, doubts, subjects, alone), ending(commit));
    }

    private static String key(Open commit) {
        return commit.event().key().toString();
    }

    @Override
    public List<Open> listOwn() {
        List<List<String>> own = redis.eval(LIST_OWN, List.of(open), node);
        return own.stream()
                .map(
                        commit ->
                                new Open(
                                        format.read(commit.subList(3, commit.size())),
                                        commit.get(1)))
                .toList();
    }

    @Override
    public void beat() {
        redis.eval(BEAT, List.of(nodes), node, Long.toString(LIVES.toMillis()));
    }

    @Override
    public void leave() {
        redis.call(commands -> commands.zrem(nodes, node));
    }

    @Override
    public long collect() {
        return redis.eval(COLLECT, List.of(open, nodes, doubts, subjects));
    }

    @Override
    public List<Doubt> takeDoubts(int limit, Duration idle) {
        // One name for all processes: each of its own would stay when they are gone.
        Consumer<String> consumer = Consumer.from(GROUP, CONSUMER);
        try {
            return take(consumer, limit, idle);
        } catch (plaza.core.StorageException e) {
            if (!(e.getCause() instanceof RedisCommandExecutionException)) {
                throw e;
            }
            // The group is missing: at the first time, or Redis has lost everything.
            makeGroup();
            return take(consumer, limit, idle);
        }
    }

    @SuppressWarnings("unchecked") // of one stream
    private List<Doubt> take(Consumer<String> consumer, int limit, Duration idle) {
        var claim =
                new XAutoClaimArgs<String>()
                        .consumer(consumer)
                        .minIdleTime(idle)
                        .startId("0-0")
                        .count(limit);
        List<StreamMessage<String, String>> found =
                new ArrayList<>(
                        redis.call(commands -> commands.xautoclaim(doubts, claim)).getMessages());
        found.addAll(
                redis.call(
                        commands ->
                                commands.xreadgroup(
                                        consumer,
                                        XReadArgs.Builder.count(limit),
                                        StreamOffset.lastConsumed(doubts))));
        return found.stream()
                .filter(message -> message.getBody() != null && !message.getBody().isEmpty())
                .map(message -> new Doubt(message.getId(), format.inDoubt(message)))
                .toList();
    }

    private void makeGroup() {
        redis.call(
                commands -> {
                    try {
                        return commands.xgroupCreate(
                                StreamOffset.from(doubts, "0-0"),
                                GROUP,
                                XGroupCreateArgs.Builder.mkstream());
                    } catch (RedisBusyException e) {
                        // Somebody else made it.
                        return "";
                    }
                });
    }

    @Override
    public boolean settle(Doubt doubt, boolean tell) {
        return redis.eval(
                        SETTLE,
                        List.of(doubts, subjects, events, count),
                        doubt.id(),
                        GROUP,
                        tell ? "tell" : "forget",
                        FINISHER.toString())
                > 0;
    }

    @Override
    public List<JournalEntry> readAfter(JournalPosition position, int limit) {
        Range<String> behind =
                Range.from(Boundary.excluding(position.toString()), Boundary.unbounded());
        return redis.call(commands -> commands.xrange(events, behind, Limit.from(limit))).stream()
                .map(format::told)
                .toList();
    }

    @Override
    public JournalPosition end() {
        Range<String> all = Range.unbounded();
        List<StreamMessage<String, String>> last =
                redis.call(commands -> commands.xrevrange(events, all, Limit.from(1)));
        return last.isEmpty()
                ? JournalPosition.START
                : StreamEvents.position(last.getFirst().getId());
    }

    @Override
    public int prune(Instant before, JournalPosition consumed) {
        var old = new JournalPosition(Math.max(0, before.toEpochMilli()), 0);
        var behind = new JournalPosition(consumed.major(), consumed.minor() + 1);
        String keep = (old.compareTo(behind) < 0 ? old : behind).toString();
        return redis.call(
                        commands ->
                                commands.xtrim(
                                        events, XTrimArgs.Builder.minId(keep).exactTrimming()))
                .intValue();
    }
}
