package plaza.core.feature;

import java.util.List;
import java.util.stream.Stream;

/**
 * A feature that a deployment may go without: it is put together where each of its ports lies on an
 * engine.
 *
 * @param ports in the order in which a missing one is named
 * @param services what there is none of without it
 */
public record Offer(List<Class<?>> ports, List<Class<?>> services) {
    public Offer {
        ports = List.copyOf(ports);
        services = List.copyOf(services);
    }

    /** The same, which is made of another feature: it goes where that one goes. */
    public Offer on(Offer other) {
        return new Offer(
                Stream.concat(ports.stream(), other.ports.stream()).distinct().toList(), services);
    }
}
