package plaza.redis.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import plaza.core.event.EventCodec;
import plaza.core.event.JournalConsumers;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;
import plaza.redis.RedisConnection;
import plaza.redis.RedisScript;

/**
 * Each consumer is a consumer group of the journal's stream, and its position the group's last
 * delivered id, so that Redis's own tools show how far it is. What it set aside is in the hash
 * {@code {journal}:parked:<consumer>}, by position.
 */
public final class RedisJournalConsumers implements JournalConsumers {
    private static final int MOST_PARKED = 1_000;

    /** The group's last delivered id, or false. */
    private static final String FIND =
            """
            local function find(stream, name)
                if redis.call('EXISTS', stream) == 0 then return false end
                for _, group in ipairs(redis.call('XINFO', 'GROUPS', stream)) do
                    local found = {}
                    for i = 1, #group, 2 do found[group[i]] = group[i + 1] end
                    if found['name'] == name then return found['last-delivered-id'] end
                end
                return false
            end
            """;

    private static final RedisScript<String> POSITION =
            RedisScript.text(FIND + "return find(KEYS[1], ARGV[1])");

    private static final RedisScript<Long> ACKNOWLEDGE =
            RedisScript.number(
                    FIND
                            + """
                            local function before(a, b)
                                local ams, aseq = string.match(a, '(%d+)-(%d+)')
                                local bms, bseq = string.match(b, '(%d+)-(%d+)')
                                if ams ~= bms then return tonumber(ams) < tonumber(bms) end
                                return tonumber(aseq) < tonumber(bseq)
                            end
                            local reached = find(KEYS[1], ARGV[1])
                            if not reached then
                                redis.call('XGROUP', 'CREATE', KEYS[1], ARGV[1], ARGV[2], 'MKSTREAM')
                            elseif before(reached, ARGV[2]) then
                                redis.call('XGROUP', 'SETID', KEYS[1], ARGV[1], ARGV[2])
                            end
                            return 1
                            """);

    private static final RedisScript<Long> LAG =
            RedisScript.number(
                    FIND
                            + """
                            local reached = find(KEYS[1], ARGV[1]) or '0-0'
                            local next_ = redis.call('XRANGE', KEYS[1], '(' .. reached, '+', 'COUNT', 1)
                            if #next_ == 0 then return 0 end
                            return redis.call('GET', KEYS[2]) - next_[1][2][2] + 1
                            """);

    private static final RedisScript<Long> PARK =
            RedisScript.number(
                    """
                    local entry = {}
                    for i = 2, #ARGV do entry[i - 1] = ARGV[i] end
                    return redis.call('HSET', KEYS[1], ARGV[1], cjson.encode(entry))
                    """);

    private static final RedisScript<List<List<String>>> LIST_PARKED =
            RedisScript.rows(
                    """
                    local all = redis.call('HGETALL', KEYS[1])
                    local found = {}
                    for i = 1, #all, 2 do
                        if #ARGV == 0 or ARGV[1] == all[i] then
                            local entry = cjson.decode(all[i + 1])
                            table.insert(entry, 1, all[i])
                            found[#found + 1] = entry
                        end
                    end
                    return found
                    """);

    private final RedisConnection redis;
    private final EventCodec codec;
    private final String events;
    private final String count;

    public RedisJournalConsumers(RedisConnection redis, EventCodec codec) {
        this.redis = redis;
        this.codec = codec;
        this.events = RedisJournalSteps.events(redis);
        this.count = RedisJournalSteps.count(redis);
    }

    @Override
    public JournalPosition position(String consumer) {
        String reached = redis.eval(POSITION, List.of(events), consumer);
        return reached == null ? JournalPosition.START : RedisJournalSteps.position(reached);
    }

    @Override
    public void acknowledge(String consumer, JournalPosition position) {
        redis.eval(ACKNOWLEDGE, List.of(events), consumer, position.toString());
    }

    @Override
    public long lag(String consumer) {
        long lag = redis.eval(LAG, List.of(events, count), consumer);
        return Math.min(lag, 1_000_000);
    }

    @Override
    public void park(String consumer, JournalEntry entry, String reason) {
        EventCodec.Encoded encoded = codec.encode(entry.event());
        var arguments = new ArrayList<String>();
        arguments.add(entry.position().toString());
        arguments.add(reason);
        arguments.add(entry.node().toString());
        arguments.add(entry.at().toString());
        arguments.add(encoded.type());
        encoded.fields().forEach((name, value) -> arguments.addAll(Arrays.asList(name, value)));
        redis.eval(PARK, List.of(parked(consumer)), arguments.toArray(String[]::new));
    }

    @Override
    public List<Parked> listParked(String consumer) {
        List<List<String>> all = redis.eval(LIST_PARKED, List.of(parked(consumer)));
        return all.stream()
                .map(this::parkedEntry)
                .sorted(Comparator.comparing(parked -> parked.entry().position()))
                .limit(MOST_PARKED)
                .toList();
    }

    @Override
    public Optional<Parked> findParked(String consumer, JournalPosition position) {
        List<List<String>> found =
                redis.eval(LIST_PARKED, List.of(parked(consumer)), position.toString());
        return found.stream().map(this::parkedEntry).findFirst();
    }

    private Parked parkedEntry(List<String> parts) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 5; i < parts.size(); i += 2) {
            fields.put(parts.get(i), parts.get(i + 1));
        }
        return new Parked(
                new JournalEntry(
                        RedisJournalSteps.position(parts.get(0)),
                        UUID.fromString(parts.get(2)),
                        codec.decode(parts.get(4), fields),
                        Instant.parse(parts.get(3))),
                parts.get(1));
    }

    @Override
    public boolean unpark(String consumer, JournalPosition position) {
        return redis.call(commands -> commands.hdel(parked(consumer), position.toString()) > 0);
    }

    private String parked(String consumer) {
        return redis.key("{journal}:parked:" + consumer);
    }
}
