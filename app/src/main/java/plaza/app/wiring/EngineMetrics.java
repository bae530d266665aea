package plaza.app.wiring;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.core.StorageException;
import plaza.core.engine.EngineFigure;
import plaza.core.engine.OpenEngine;

/**
 * What engines say of themselves, as metrics. They are asked when somebody looks at the metrics,
 * and at most every {@link #FRESH}; whoever looks does not wait for an engine that is slow, and
 * sees nothing of one that is away. Thread-safe.
 */
final class EngineMetrics {
    private static final Logger LOG = LoggerFactory.getLogger(EngineMetrics.class);

    private static final Duration FRESH = Duration.ofSeconds(10);

    /** How long somebody who looks waits for the engines' answers. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final List<Asked> engines;
    private final MeterRegistry meters;

    EngineMetrics(List<OpenEngine<?>> engines, MeterRegistry meters) {
        this.engines = engines.stream().map(Asked::new).toList();
        this.meters = meters;
    }

    /** Asks for the first time, so that there is something to look at. */
    void start() {
        engines.forEach(Asked::refresh);
    }

    /** Asks all engines now, and waits; of one that is away there is nothing. */
    Map<String, List<EngineFigure>> now() {
        Map<String, List<EngineFigure>> all = new TreeMap<>();
        for (Asked asked : engines) {
            all.put(asked.engine.engine().name(), asked.said());
        }
        return all;
    }

    private record Id(String name, Map<String, String> labels) {}

    private final class Asked {
        private final OpenEngine<?> engine;
        private final Map<Id, Double> values = new ConcurrentHashMap<>();
        private final Set<Id> known = ConcurrentHashMap.newKeySet();
        private final AtomicBoolean asking = new AtomicBoolean();
        private volatile long askedAt;

        Asked(OpenEngine<?> engine) {
            this.engine = engine;
        }

        /** The latest; not a number where the engine is away, or says no more of it. */
        double value(Id id) {
            if (System.nanoTime() - askedAt > FRESH.toNanos()) {
                refresh();
            }
            return values.getOrDefault(id, Double.NaN);
        }

        void refresh() {
            if (!asking.compareAndSet(false, true)) {
                return;
            }
            var answered = new CountDownLatch(1);
            Thread.ofVirtual()
                    .name("figures-" + engine.engine().name())
                    .start(
                            () -> {
                                try {
                                    ask();
                                } finally {
                                    askedAt = System.nanoTime();
                                    asking.set(false);
                                    answered.countDown();
                                }
                            });
            try {
                if (!answered.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                    LOG.debug("{} is slow to say its figures", engine.engine().name());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void ask() {
            Set<Id> said = new HashSet<>();
            for (EngineFigure figure : said()) {
                var id = new Id(figure.name(), figure.labels());
                values.put(id, figure.value());
                said.add(id);
                if (known.add(id)) {
                    register(id, figure.kind());
                }
            }
            values.keySet().retainAll(said);
        }

        List<EngineFigure> said() {
            try {
                return engine.figures();
            } catch (StorageException e) {
                LOG.debug("{} does not say its figures", engine.engine().name(), e);
                return List.of();
            }
        }

        private void register(Id id, EngineFigure.Kind kind) {
            String name = "plaza." + engine.engine().name() + "." + id.name();
            Tags tags = Tags.empty();
            for (Map.Entry<String, String> label : id.labels().entrySet()) {
                tags = tags.and(label.getKey(), label.getValue());
            }
            switch (kind) {
                case COUNTER ->
                        FunctionCounter.builder(name, this, each -> each.value(id))
                                .tags(tags)
                                .register(meters);
                case GAUGE ->
                        Gauge.builder(name, this, each -> each.value(id))
                                .tags(tags)
                                .register(meters);
            }
        }
    }
}
