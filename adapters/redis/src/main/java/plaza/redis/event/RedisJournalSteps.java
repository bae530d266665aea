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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import plaza.core.event.Event;
import plaza.core.event.EventCodec;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;
import plaza.redis.RedisConnection;
import plaza.redis.RedisScript;

/**
 * The steps as scripts. All keys have the hash tag {@code {journal}}, so that a cluster keeps them
 * on one node:
 *
 * <ul>
 *   <li>{@code {journal}:events}, a stream: the journal; its entries are numbered ({@code #n}), so
 *       that how many lie behind a position can be told without reading them;
 *   <li>{@code {journal}:count}: the number of the last entry;
 *   <li>{@code {journal}:open}, a hash: the open commit of a person, as JSON array of node, token,
 *       subject, type, and names and values of the event's fields;
 *   <li>{@code {journal}:nodes}, a sorted set: until when each process lives, in ms;
 *   <li>{@code {journal}:doubts}, a stream with the consumer group {@code finishers}: the events in
 *       doubt;
 *   <li>{@code {journal}:subjects}, a hash: which entry of it is about what.
 * </ul>
 */
public final class RedisJournalSteps implements JournalSteps {
    /** How long a process is taken for alive after it said so. */
    static final Duration LIVES = Duration.ofSeconds(5);

    /** Whose entries are those that a finisher told: of no process, so that all listen to them. */
    static final UUID FINISHER = new UUID(0, 0);

    private static final String GROUP = "finishers";

    /** Fields of an entry that are not the event's, which has no such names. */
    private static final String NUMBER = "#n";

    private static final String NODE = "#node";
    private static final String TYPE = "#type";
    private static final String SUBJECT = "#subject";

    /** Before the names of fields that are not told, but for carrying it out only. */
    private static final String UNTOLD = "!";

    /** Leaves out what is not told; fields are names and values in turns. */
    private static final String TOLD =
            """
            local function told(fields, from)
                local kept = {}
                for i = from, #fields, 2 do
                    if string.sub(fields[i], 1, 1) ~= '!' then
                        kept[#kept + 1] = fields[i]
                        kept[#kept + 1] = fields[i + 1]
                    end
                end
                return kept
            end
            """;

    private static final String NOW =
            """
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            """;

    private static final RedisScript<String> OPEN =
            RedisScript.text(
                    NOW
                            + """
                            local held = redis.call('HGET', KEYS[1], ARGV[1])
                            if held then
                                local until_ = redis.call('ZSCORE', KEYS[3], cjson.decode(held)[1])
                                if until_ and tonumber(until_) > now then return 'BUSY' end
                                return 'ABANDONED'
                            end
                            if redis.call('HEXISTS', KEYS[2], ARGV[4]) == 1 then return 'IN_DOUBT' end
                            local commit = {}
                            for i = 2, #ARGV do commit[i - 1] = ARGV[i] end
                            redis.call('HSET', KEYS[1], ARGV[1], cjson.encode(commit))
                            return 'OPEN'
                            """);

    /** The commit that a key has open, where it is the caller's. */
    private static final String OWN =
            """
            local held = redis.call('HGET', KEYS[1], ARGV[1])
            if not held then return false end
            local commit = cjson.decode(held)
            if commit[1] ~= ARGV[2] or commit[2] ~= ARGV[3] then return false end
            """;

    private static final RedisScript<String> TELL =
            RedisScript.text(
                    TOLD
                            + OWN
                            + """
                            local n = redis.call('INCR', KEYS[3])
                            local id = redis.call('XADD', KEYS[2], '*', '#n', n,
                                '#node', commit[1], '#type', commit[4], unpack(told(commit, 5)))
                            redis.call('HDEL', KEYS[1], ARGV[1])
                            return id
                            """);

    private static final RedisScript<Long> FORGET =
            RedisScript.number(OWN + "return redis.call('HDEL', KEYS[1], ARGV[1])");

    private static final RedisScript<Long> DOUBT =
            RedisScript.number(
                    OWN
                            + """
                            local id = redis.call('XADD', KEYS[2], '*', '#subject', commit[3],
                                '#type', commit[4], unpack(commit, 5))
                            redis.call('HSET', KEYS[3], commit[3], id)
                            return redis.call('HDEL', KEYS[1], ARGV[1])
                            """);

    private static final RedisScript<List<List<String>>> LIST_OWN =
            RedisScript.rows(
                    """
                    local own = {}
                    for _, held in ipairs(redis.call('HVALS', KEYS[1])) do
                        local commit = cjson.decode(held)
                        if commit[1] == ARGV[1] then own[#own + 1] = commit end
                    end
                    return own
                    """);

    private static final RedisScript<Long> BEAT =
            RedisScript.number(
                    NOW
                            + """
                            redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[1])
                            redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - 86400000)
                            return 1
                            """);

    private static final RedisScript<Long> COLLECT =
            RedisScript.number(
                    NOW
                            + """
                            local open = redis.call('HGETALL', KEYS[1])
                            local found = 0
                            for i = 1, #open, 2 do
                                local commit = cjson.decode(open[i + 1])
                                local until_ = redis.call('ZSCORE', KEYS[2], commit[1])
                                if not until_ or tonumber(until_) <= now then
                                    local id = redis.call('XADD', KEYS[3], '*', '#subject', commit[3],
                                        '#type', commit[4], unpack(commit, 5))
                                    redis.call('HSET', KEYS[4], commit[3], id)
                                    redis.call('HDEL', KEYS[1], open[i])
                                    found = found + 1
                                end
                            end
                            return found
                            """);

    private static final RedisScript<Long> SETTLE =
            RedisScript.number(
                    TOLD
                            + """
                    local found = redis.call('XRANGE', KEYS[1], ARGV[1], ARGV[1])
                    if #found == 0 then return 0 end
                    local fields = found[1][2]
                    if ARGV[3] == 'tell' then
                        local n = redis.call('INCR', KEYS[4])
                        redis.call('XADD', KEYS[3], '*', '#n', n, '#node', ARGV[4],
                            unpack(told(fields, 3)))
                    end
                    if redis.call('HGET', KEYS[2], fields[2]) == ARGV[1] then
                        redis.call('HDEL', KEYS[2], fields[2])
                    end
                    redis.call('XACK', KEYS[1], ARGV[2], ARGV[1])
                    redis.call('XDEL', KEYS[1], ARGV[1])
                    return 1
                    """);

    private final RedisConnection redis;
    private final EventCodec codec;
    private final String node;
    private final String events;
    private final String count;
    private final String open;
    private final String nodes;
    private final String doubts;
    private final String subjects;

    /**
     * @param node what this process writes into its entries
     */
    public RedisJournalSteps(RedisConnection redis, UUID node, EventCodec codec) {
        this.redis = redis;
        this.codec = codec;
        this.node = node.toString();
        this.events = events(redis);
        this.count = count(redis);
        this.open = redis.key("{journal}:open");
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

    @Override
    public Opening open(Open commit) {
        EventCodec.Encoded encoded = codec.encode(commit.event());
        var arguments = new ArrayList<String>();
        arguments.add(key(commit));
        arguments.add(node);
        arguments.add(commit.token());
        arguments.add(commit.event().subject());
        arguments.add(encoded.type());
        Set<String> content = codec.content(commit.event());
        encoded.fields()
                .forEach(
                        (name, value) -> {
                            arguments.add(content.contains(name) ? UNTOLD + name : name);
                            arguments.add(value);
                        });
        String opening =
                redis.eval(OPEN, List.of(open, subjects, nodes), arguments.toArray(String[]::new));
        return Opening.valueOf(opening);
    }

    @Override
    public Optional<JournalPosition> tell(Open commit) {
        String id =
                redis.eval(TELL, List.of(open, events, count), key(commit), node, commit.token());
        return Optional.ofNullable(id).map(RedisJournalSteps::position);
    }

    @Override
    public void forget(Open commit) {
        redis.eval(FORGET, List.of(open), key(commit), node, commit.token());
    }

    @Override
    public void doubt(Open commit) {
        redis.eval(DOUBT, List.of(open, doubts, subjects), key(commit), node, commit.token());
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
                                        codec.decode(
                                                commit.get(3),
                                                fields(commit.subList(4, commit.size()))),
                                        commit.get(1)))
                .toList();
    }

    private static Map<String, String> fields(List<String> namesAndValues) {
        var fields = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndValues.size(); i += 2) {
            fields.put(named(namesAndValues.get(i)), namesAndValues.get(i + 1));
        }
        return fields;
    }

    private static String named(String field) {
        return field.startsWith(UNTOLD) ? field.substring(UNTOLD.length()) : field;
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
        Consumer<String> consumer = Consumer.from(GROUP, node);
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
                .map(
                        message -> {
                            Map<String, String> fields = new LinkedHashMap<>();
                            message.getBody()
                                    .forEach((name, value) -> fields.put(named(name), value));
                            fields.remove(SUBJECT);
                            String type = fields.remove(TYPE);
                            return new Doubt(
                                    message.getId(), codec.decode(String.valueOf(type), fields));
                        })
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
    public long countDoubts() {
        return redis.call(commands -> commands.xlen(doubts));
    }

    @Override
    public List<JournalEntry> readAfter(JournalPosition position, int limit) {
        Range<String> behind =
                Range.from(Boundary.excluding(position.toString()), Boundary.unbounded());
        return redis.call(commands -> commands.xrange(events, behind, Limit.from(limit))).stream()
                .map(this::entry)
                .toList();
    }

    private JournalEntry entry(StreamMessage<String, String> message) {
        Map<String, String> fields = new LinkedHashMap<>(message.getBody());
        fields.remove(NUMBER);
        String node = fields.remove(NODE);
        String type = fields.remove(TYPE);
        Event event = codec.decode(String.valueOf(type), fields);
        JournalPosition position = position(message.getId());
        return new JournalEntry(
                position, UUID.fromString(node), event, Instant.ofEpochMilli(position.major()));
    }

    static JournalPosition position(String id) {
        int dash = id.indexOf('-');
        return new JournalPosition(
                Long.parseLong(id.substring(0, dash)), Long.parseLong(id.substring(dash + 1)));
    }

    @Override
    public JournalPosition end() {
        Range<String> all = Range.unbounded();
        List<StreamMessage<String, String>> last =
                redis.call(commands -> commands.xrevrange(events, all, Limit.from(1)));
        return last.isEmpty() ? JournalPosition.START : position(last.getFirst().getId());
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
