package plaza.core.event;

import java.util.List;

/** Carries out again the events of all features, each as its feature does. */
public final class EventRedos implements Redo {
    private final List<EventRedo<?>> features;

    public EventRedos(List<EventRedo<?>> features) {
        this.features = List.copyOf(features);
    }

    /** Whether events of a type can be carried out again. */
    public boolean covers(Class<? extends Event> type) {
        return features.stream().anyMatch(feature -> feature.type().isAssignableFrom(type));
    }

    @Override
    public boolean redo(Event event) {
        for (EventRedo<?> feature : features) {
            if (feature.isFor(event)) {
                return feature.run(event);
            }
        }
        throw new IllegalArgumentException(
                event.getClass().getSimpleName() + " is an event of no feature");
    }
}
