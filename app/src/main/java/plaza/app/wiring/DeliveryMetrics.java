package plaza.app.wiring;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.List;
import plaza.core.timeline.DeliveryTimes;

/**
 * How long posts take to the timelines of those who follow, as a histogram; a meter of Micrometer
 * would have to be told of each timeline by itself.
 */
record DeliveryMetrics(DeliveryTimes times) implements Collector {
    private static final String NAME = "plaza_timeline_delivery_seconds";

    @Override
    public MetricSnapshot collect() {
        List<Double> bounds = new ArrayList<>(DeliveryTimes.BOUNDS);
        bounds.add(Double.POSITIVE_INFINITY);
        return HistogramSnapshot.builder()
                .name(NAME)
                .help("From a post until it is in the timeline of somebody who follows its author")
                .dataPoint(
                        HistogramSnapshot.HistogramDataPointSnapshot.builder()
                                .classicHistogramBuckets(
                                        ClassicHistogramBuckets.of(bounds, times.counts()))
                                .sum(times.seconds())
                                .build())
                .build();
    }
}
