package plaza.redis;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import plaza.core.StorageException;
import plaza.core.activity.ActivityStore;
import plaza.core.cache.Cache;
import plaza.core.chat.FleetingMessages;
import plaza.core.engine.Engine;
import plaza.core.engine.EngineFigure;
import plaza.core.engine.EngineSite;
import plaza.core.engine.PortAdapters;
import plaza.core.engine.Transport;
import plaza.core.event.Broadcast;
import plaza.core.limit.RateLimiter;
import plaza.core.post.Counters;
import plaza.core.presence.PresenceTracker;
import plaza.core.recommendation.RecommendationStore;
import plaza.core.secret.Secret;
import plaza.core.setting.HostAndPort;
import plaza.core.setting.Section;
import plaza.core.setting.Setting;
import plaza.core.setting.Settings;
import plaza.core.setting.ValueType;
import plaza.core.timeline.TimelineCache;
import plaza.core.timeline.TimelineSettings;
import plaza.redis.activity.RedisActivityStore;
import plaza.redis.cache.RedisCache;
import plaza.redis.chat.RedisFleetingMessages;
import plaza.redis.event.RedisBroadcast;
import plaza.redis.limit.RedisRateLimiter;
import plaza.redis.post.RedisCounters;
import plaza.redis.presence.RedisPresenceTracker;
import plaza.redis.recommendation.RedisRecommendationStore;
import plaza.redis.timeline.RedisTimelineCache;

/**
 * A Redis for what may be lost at any time, so that it may make room by itself: apart from the
 * journal's, which must not. Where there is none, that one has it all.
 */
public final class RedisCacheEngine implements Engine<RedisConnection> {
    private static final Section SECTION = Section.named("redisCache");

    public static final Setting<Optional<Secret>> URI =
            SECTION.optional(
                    "uri",
                    ValueType.secretAddress("redis", RedisAddress::understands),
                    "redis://127.0.0.1:6380",
                    "A second Redis for what may be lost at any time: caches, counts, presence, rate"
                            + " limits, broadcasts, recommendations and what people did lately, of the ports that lie on redis. With"
                            + " maxmemory-policy allkeys-lru it makes room by itself, which the"
                            + " journal's must not. Left out, that one has them. redis.prefix stands"
                            + " before its keys, too.");

    private static final Setting<Boolean> CLUSTER =
            SECTION.add("cluster", ValueType.bool(), "false", "Whether it is a Redis Cluster.");

    /** Of what may be lost: all of it is counted anew, begins anew, or is heard of otherwise. */
    static final PortAdapters<RedisConnection> ADAPTERS =
            PortAdapters.<RedisConnection>none()
                    .made(
                            Counters.class,
                            (redis, context) ->
                                    new RedisCounters(redis, RedisEngine.likes(context)))
                    .made(
                            RateLimiter.class,
                            (redis, context) -> new RedisRateLimiter(redis, context.clock()))
                    .with(Cache.class, RedisCache::new)
                    .made(
                            Broadcast.class,
                            (redis, context) ->
                                    new RedisBroadcast(
                                            redis, context.others().inProcess(Broadcast.class)))
                    .companion(
                            TimelineCache.class,
                            (redis, context) ->
                                    new RedisTimelineCache(
                                            redis, context.get(TimelineSettings.CAP)))
                    .companion(
                            FleetingMessages.class, (redis, _) -> new RedisFleetingMessages(redis))
                    .with(PresenceTracker.class, RedisPresenceTracker::new)
                    .with(ActivityStore.class, RedisActivityStore::new)
                    .made(
                            RecommendationStore.class,
                            (redis, context) ->
                                    new RedisRecommendationStore(redis, context.clock()));

    @Override
    public Section settings() {
        return SECTION;
    }

    @Override
    public PortAdapters<RedisConnection> adapters() {
        return ADAPTERS;
    }

    private static Optional<RedisAddress> address(Settings settings) {
        return settings.get(URI)
                .map(uri -> RedisAddress.of(uri.reveal(), settings.get(CLUSTER), SECTION.name()));
    }

    @Override
    public RedisConnection open(EngineSite site) {
        RedisAddress address =
                address(site.settings())
                        .orElseThrow(
                                () ->
                                        StorageException.permanent(
                                                "Ports lie on redisCache: set redisCache.uri",
                                                null));
        return RedisConnection.open(address, site.timeout(), site.get(RedisEngine.PREFIX));
    }

    @Override
    public Optional<Transport> transport(Settings settings) {
        return address(settings).map(RedisAddress::transport);
    }

    @Override
    public List<HostAndPort> addresses(Settings settings) {
        return address(settings).map(RedisAddress::hosts).orElse(List.of());
    }

    @Override
    public void check(RedisConnection connection) {
        connection.check();
    }

    @Override
    public List<EngineFigure> figures(RedisConnection connection) {
        return connection.figures();
    }

    @Override
    public List<String> doubts(RedisConnection connection, Set<Class<?>> ports) {
        return connection.hoards().stream()
                .map(each -> "it does not make room by itself: " + each)
                .toList();
    }
}
