package plaza.redis;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import plaza.core.engine.AdapterContext;
import plaza.core.engine.Engine;
import plaza.core.engine.EngineFigure;
import plaza.core.engine.EngineSite;
import plaza.core.engine.PortAdapters;
import plaza.core.engine.Transport;
import plaza.core.event.EventCodec;
import plaza.core.event.Journal;
import plaza.core.event.JournalConsumers;
import plaza.core.event.JournalRecovery;
import plaza.core.event.Leases;
import plaza.core.event.step.JournalSteps;
import plaza.core.event.step.RecoveryWorker;
import plaza.core.event.step.SteppedJournal;
import plaza.core.idempotency.IdempotencyStore;
import plaza.core.leaderboard.Leaderboard;
import plaza.core.like.RecentLikes;
import plaza.core.live.ViewerCounter;
import plaza.core.search.Autocomplete;
import plaza.core.secret.Secret;
import plaza.core.session.SessionStore;
import plaza.core.setting.HostAndPort;
import plaza.core.setting.Section;
import plaza.core.setting.Setting;
import plaza.core.setting.Settings;
import plaza.core.setting.ValueType;
import plaza.core.timeline.TimelineSettings;
import plaza.core.timeline.TimelineStore;
import plaza.core.trend.TrendCounter;
import plaza.core.trend.TrendSettings;
import plaza.redis.event.RedisJournalConsumers;
import plaza.redis.event.RedisJournalSteps;
import plaza.redis.event.RedisLeases;
import plaza.redis.idempotency.RedisIdempotencyStore;
import plaza.redis.leaderboard.RedisLeaderboard;
import plaza.redis.like.RedisRecentLikes;
import plaza.redis.live.RedisViewerCounter;
import plaza.redis.search.RedisAutocomplete;
import plaza.redis.session.RedisSessionStore;
import plaza.redis.timeline.RedisTimelineStore;
import plaza.redis.trend.RedisTrendCounter;

/** Redis, for what is small, fast and shared, and as a journal beside other stores. */
public final class RedisEngine implements Engine<RedisConnection> {
    /** How long the work of a process that died stays undone. */
    private static final Duration LEASE = Duration.ofSeconds(5);

    private static final Section SECTION = Section.named("redis");

    public static final Setting<Secret> URI =
            SECTION.add(
                    "uri",
                    ValueType.secretAddress("redis", RedisAddress::understands),
                    "redis://127.0.0.1:6379",
                    "May hold user and password. Where the journal lies on it, it must not lose"
                            + " what it has acknowledged: appendonly yes, appendfsync always,"
                            + " maxmemory-policy noeviction. `./plaza doctor` looks. Of a cluster, some"
                            + " of its nodes with commas between:"
                            + " redis://10.0.0.1:6379,10.0.0.2:6379.");

    public static final Setting<Boolean> CLUSTER =
            SECTION.add(
                    "cluster",
                    ValueType.bool(),
                    "false",
                    "Whether it is a Redis Cluster, whose masters each have a part of the keys.");

    public static final Setting<String> PREFIX =
            SECTION.add(
                    "prefix",
                    ValueType.prefix(),
                    "",
                    "Before every key, where several platforms share one Redis.");

    /** See {@link LikeLayout}. */
    public static final Setting<String> LIKES =
            SECTION.add(
                    "likes",
                    ValueType.oneOf(List.of("keys", "sets")),
                    "keys",
                    "How recent likes lie: keys has like:POST:USER and their number in likes:POST;"
                            + " sets has those who like a post in the set liked:POST, 10,000 of"
                            + " them at the most, and their number in the hash counts:POST. The"
                            + " same for all servers.");

    private static final PortAdapters<RedisConnection> ADAPTERS =
            RedisCacheEngine.ADAPTERS
                    .with(SessionStore.class, RedisSessionStore::new)
                    .made(
                            TimelineStore.class,
                            (redis, context) ->
                                    new RedisTimelineStore(
                                            redis, context.get(TimelineSettings.CAP)))
                    .composed(Journal.class, RedisEngine::journal)
                    .companion(
                            JournalConsumers.class,
                            (redis, context) ->
                                    new RedisJournalConsumers(
                                            redis, context.others().shared(EventCodec.class)))
                    .companion(JournalRecovery.class, RedisEngine::recovery)
                    .companion(
                            Leases.class,
                            (redis, context) -> new RedisLeases(redis, context.node(), LEASE))
                    .companion(
                            RecentLikes.class,
                            (redis, context) ->
                                    new RedisRecentLikes(redis, likes(context), context.clock()))
                    .with(IdempotencyStore.class, RedisIdempotencyStore::new)
                    .with(Autocomplete.class, RedisAutocomplete::new)
                    .made(
                            TrendCounter.class,
                            (redis, context) ->
                                    new RedisTrendCounter(
                                            redis,
                                            TrendSettings.forgotten(context.site().settings())))
                    .with(ViewerCounter.class, RedisViewerCounter::new)
                    .with(Leaderboard.class, RedisLeaderboard::new);

    static LikeLayout likes(AdapterContext context) {
        return switch (context.get(LIKES)) {
            case "sets" -> LikeLayout.SETS;
            default -> LikeLayout.KEYS;
        };
    }

    /** Its steps are guarded, and so is what is written between them. */
    private static Journal journal(RedisConnection redis, AdapterContext context) {
        return new SteppedJournal(steps(redis, context), context.site().timeout());
    }

    private static JournalRecovery recovery(RedisConnection redis, AdapterContext context) {
        JournalSteps steps = steps(redis, context);
        return (redo, wakeUp, backoff) -> new RecoveryWorker(steps, redo, wakeUp, backoff);
    }

    private static JournalSteps steps(RedisConnection redis, AdapterContext context) {
        return context.others()
                .guarded(
                        JournalSteps.class,
                        new RedisJournalSteps(
                                redis, context.node(), context.others().shared(EventCodec.class)));
    }

    @Override
    public Section settings() {
        return SECTION;
    }

    @Override
    public PortAdapters<RedisConnection> adapters() {
        return ADAPTERS;
    }

    /** Where what may be lost has a server of its own, it is there. */
    @Override
    public Optional<String> apart(Class<?> port, Settings settings) {
        return settings.get(RedisCacheEngine.URI)
                .filter(_ -> RedisCacheEngine.ADAPTERS.has(port))
                .map(_ -> new RedisCacheEngine().name());
    }

    @Override
    public RedisConnection open(EngineSite site) {
        return RedisConnection.open(
                RedisAddress.of(site.get(URI).reveal(), site.get(CLUSTER)),
                site.timeout(),
                site.get(PREFIX));
    }

    @Override
    public Optional<Transport> transport(Settings settings) {
        return Optional.of(
                RedisAddress.of(settings.get(URI).reveal(), settings.get(CLUSTER)).transport());
    }

    @Override
    public List<HostAndPort> addresses(Settings settings) {
        return RedisAddress.of(settings.get(URI).reveal(), settings.get(CLUSTER)).hosts();
    }

    @Override
    public void check(RedisConnection connection) {
        connection.check();
    }

    @Override
    public List<EngineFigure> figures(RedisConnection connection) {
        return connection.figures();
    }

    /** Where the journal lies on it, or likes wait for their store, it must not lose any. */
    @Override
    public List<String> doubts(RedisConnection connection, Set<Class<?>> ports) {
        if (ports.contains(Journal.class)) {
            return lost("the journal", connection);
        }
        return ports.contains(RecentLikes.class)
                ? lost("likes that wait for their store", connection)
                : List.of();
    }

    private static List<String> lost(String what, RedisConnection connection) {
        return connection.weaknesses().stream()
                .map(each -> what + " may be lost: " + each)
                .toList();
    }
}
