package plaza.app.wiring;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.app.budget.CacheSizes;
import plaza.app.config.Configuration;
import plaza.app.config.SharedCacheSettings;
import plaza.app.guard.PortGuard;
import plaza.core.cache.Cache;
import plaza.core.chat.FleetingMessageStore;
import plaza.core.chat.FleetingMessages;
import plaza.core.chat.MessageStore;
import plaza.core.engine.AdapterContext;
import plaza.core.engine.Engine;
import plaza.core.engine.OpenEngine;
import plaza.core.feature.Ports;
import plaza.core.graph.FallbackFollowGraph;
import plaza.core.graph.FallbackFollowTraversal;
import plaza.core.graph.FollowBacklog;
import plaza.core.graph.FollowGraph;
import plaza.core.graph.FollowTraversal;
import plaza.core.graph.WalkedTraversal;
import plaza.core.like.LikeStore;
import plaza.core.like.RecentLikes;
import plaza.core.like.WriteBehindLikeStore;
import plaza.core.limit.FallbackRateLimiter;
import plaza.core.limit.LimitSettings;
import plaza.core.limit.RateLimiter;
import plaza.core.limit.Unlimited;
import plaza.core.platform.Platform;
import plaza.core.timeline.CachedTimelineStore;
import plaza.core.timeline.TimelineCache;
import plaza.core.timeline.TimelineCacheEpoch;
import plaza.core.timeline.TimelineStore;

/** The adapter of each port on the engine that the configuration names, within the guard. */
final class Adapters {
    private final Configuration configuration;
    private final OpenEngines engines;
    private final PortGuard guard;
    private final Clock clock;
    private final UUID node;
    private final AdapterContext.Room room;

    /** Ports whose adapter is put together from several, or is not guarded. */
    private final Map<Class<?>, Object> composed = new HashMap<>();

    private final @Nullable FallbackFollowGraph recordedGraph;
    private final Optional<WriteBehindLikeStore> likesBehind;

    /**
     * @param node what this process calls itself
     */
    Adapters(
            Configuration configuration,
            OpenEngines engines,
            PortGuard guard,
            CacheSizes memory,
            Clock clock,
            UUID node) {
        this.configuration = configuration;
        this.engines = engines;
        this.guard = guard;
        this.clock = clock;
        this.node = node;
        this.room = new AdapterContext.Room(memory.places(), memory.keys());
        this.recordedGraph = onTwoEngines();
        if (recordedGraph != null) {
            composed.put(FollowGraph.class, recordedGraph);
        }
        this.likesBehind =
                configuration
                        .likesBehind()
                        .map(
                                engine ->
                                        new WriteBehindLikeStore(
                                                get(LikeStore.class),
                                                guarded(RecentLikes.class, engines.of(engine)),
                                                clock));
        likesBehind.ifPresent(behind -> composed.put(LikeStore.class, behind));
        if (configuration.engine(MessageStore.class).isPresent()) {
            beside(Cache.class, FleetingMessages.class)
                    .ifPresent(
                            copies ->
                                    composed.put(
                                            MessageStore.class,
                                            new FleetingMessageStore(
                                                    get(MessageStore.class), copies, clock)));
        }
        configuration
                .get(SharedCacheSettings.TIMELINES)
                .ifPresent(kept -> composed.put(TimelineStore.class, cachedTimelines(kept)));
        composed.put(RateLimiter.class, limiter());
        if (configuration.engine(Cache.class).filter(Engine::isInProcess).isPresent()) {
            composed.put(Cache.class, unguarded(Cache.class));
        }
    }

    /**
     * The adapter of a port.
     *
     * @throws plaza.core.DomainException OFF where the port lies on no engine
     */
    <P> P get(Class<P> port) {
        Object known = composed.get(port);
        return known == null
                ? configuration
                        .engine(port)
                        .map(engine -> guarded(port, engines.of(engine)))
                        .orElseThrow(() -> Ports.off(port))
                : port.cast(known);
    }

    /** The same without the guard: for what takes longer than a request may. */
    <P> P unguarded(Class<P> port) {
        return configuration
                .engine(port)
                .map(engine -> made(port, engines.of(engine)))
                .orElseThrow(() -> Ports.off(port));
    }

    /** What goes along with a port on its engine, where that has it. */
    <P> Optional<P> beside(Class<?> port, Class<P> companion) {
        return where(port, companion).map(engine -> guarded(companion, engine));
    }

    /** The same, of what makes something, and does not call the engine itself. */
    <P> Optional<P> makerBeside(Class<?> port, Class<P> maker) {
        return where(port, maker).map(engine -> made(maker, engine));
    }

    private Optional<OpenEngine<?>> where(Class<?> port, Class<?> companion) {
        return configuration
                .engine(port)
                .filter(engine -> engine.adapters().has(companion))
                .map(engines::of);
    }

    /** The graph that is written on two engines, where it is. */
    Optional<FallbackFollowGraph> recordedGraph() {
        return Optional.ofNullable(recordedGraph);
    }

    /** What walks the graph where it lies, where its engine can. */
    Optional<FollowTraversal> traversal() {
        Optional<FollowTraversal> there = beside(FollowGraph.class, FollowTraversal.class);
        FallbackFollowGraph follows = recordedGraph;
        OpenEngine<?> record = record();
        return follows == null || record == null
                ? there
                : there.map(graph -> new FallbackFollowTraversal(follows, graph, recorded(record)));
    }

    /** The record answers by itself where its engine can, and is walked where it cannot. */
    private FollowTraversal recorded(OpenEngine<?> record) {
        return record.engine().adapters().has(FollowTraversal.class)
                ? guarded(FollowTraversal.class, record)
                : new WalkedTraversal(guarded(FollowGraph.class, record));
    }

    private @Nullable OpenEngine<?> record() {
        return configuration
                .engine(FollowGraph.class)
                .flatMap(Engine::record)
                .<OpenEngine<?>>flatMap(engines::find)
                .orElse(null);
    }

    /** Likes of which their store is told afterwards, where that is so. */
    Optional<WriteBehindLikeStore> likesBehind() {
        return likesBehind;
    }

    private @Nullable FallbackFollowGraph onTwoEngines() {
        Engine<?> engine = configuration.engine(FollowGraph.class).orElse(null);
        OpenEngine<?> record = record();
        return engine == null || record == null
                ? null
                : new FallbackFollowGraph(
                        guarded(FollowGraph.class, engines.of(engine)),
                        guarded(FollowGraph.class, record),
                        guarded(FollowBacklog.class, record));
    }

    private TimelineStore cachedTimelines(Duration kept) {
        TimelineStore store = get(TimelineStore.class);
        return new CachedTimelineStore(
                store,
                required(Cache.class, TimelineCache.class),
                required(TimelineStore.class, TimelineCacheEpoch.class),
                kept);
    }

    private <P> P required(Class<?> port, Class<P> companion) {
        return beside(port, companion)
                .orElseThrow(() -> new IllegalStateException("the configuration says otherwise"));
    }

    /** While an engine is away each process counts for itself. */
    private RateLimiter limiter() {
        if (!configuration.get(LimitSettings.ENABLED) || configuration.bench()) {
            return guard.local(RateLimiter.class, new Unlimited());
        }
        return new FallbackRateLimiter(
                configuration
                        .engine(RateLimiter.class)
                        .map(engine -> guarded(RateLimiter.class, engines.of(engine)))
                        .orElseThrow(() -> new IllegalStateException("limits are never off")),
                made(RateLimiter.class, engines.inProcess()));
    }

    private <P> P guarded(Class<P> port, OpenEngine<?> on) {
        P adapter = made(port, on);
        Engine<?> engine = on.engine();
        if (engine.isInProcess()) {
            return guard.local(port, adapter);
        }
        return engine.adapters().isComposed(port)
                ? guard.composed(port, engine.name(), adapter)
                : guard.remote(port, engine.name(), adapter);
    }

    private <P> P made(Class<P> port, OpenEngine<?> on) {
        return on.adapter(
                port,
                new AdapterContext(
                        configuration.site(null),
                        clock,
                        node,
                        room,
                        new Others(on.engine().name())));
    }

    private final class Others implements AdapterContext.Others {
        private final String engine;

        Others(String engine) {
            this.engine = engine;
        }

        @Override
        public <P> P guarded(Class<P> part, P adapter) {
            return guard.remote(part, engine, adapter);
        }

        @Override
        public <T> T shared(Class<T> type) {
            if (type.isInstance(Platform.EVENTS)) {
                return type.cast(Platform.EVENTS);
            }
            throw new IllegalArgumentException("nobody shares a " + type.getSimpleName());
        }

        @Override
        public <P> P inProcess(Class<P> port) {
            return made(port, engines.inProcess());
        }
    }
}
