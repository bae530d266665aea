package plaza.core.feature;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Puts features together, and leaves out those with a port that lies on no engine. */
public final class Assembly {
    private final Ports ports;
    private final List<Feature> features = new ArrayList<>();

    /** The services that are left out, each with the port that it would need. */
    private final Map<Class<?>, Class<?>> leftOut = new LinkedHashMap<>();

    public Assembly(Ports ports) {
        this.ports = ports;
    }

    /** Adds a feature that is part of every deployment. */
    public <F extends Feature> F add(F feature) {
        features.add(feature);
        return feature;
    }

    /**
     * Adds a feature where its ports are there.
     *
     * @param feature makes it; not called where one of them is not
     */
    public <F extends Feature> Optional<F> add(Offer offer, Supplier<F> feature) {
        Optional<Class<?>> missing =
                offer.ports().stream().filter(port -> !ports.has(port)).findFirst();
        if (missing.isPresent()) {
            offer.services().forEach(service -> leftOut.put(service, missing.get()));
            return Optional.empty();
        }
        return Optional.of(add(feature.get()));
    }

    /** In the order in which they were added. */
    public List<Feature> features() {
        return List.copyOf(features);
    }

    /** Returns what can be called, with what all features share. */
    public Services services(Object... shared) {
        return new Services(
                Stream.concat(
                                Stream.of(shared),
                                features.stream().flatMap(feature -> feature.services().stream()))
                        .toList(),
                leftOut);
    }
}
