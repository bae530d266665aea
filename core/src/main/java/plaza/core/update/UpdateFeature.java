package plaza.core.update;

import java.util.ArrayList;
import java.util.List;
import plaza.core.event.Broadcast;
import plaza.core.feature.Feature;
import plaza.core.feature.Shared;

/** Telling those who listen what happens. */
public final class UpdateFeature implements Feature {
    private final Updates updates;
    private final List<UpdateFilter<?>> filters = new ArrayList<>();

    /**
     * @param codec of the updates of all features
     */
    public UpdateFeature(Shared shared, UpdateCodec codec) {
        this.updates = new Updates(shared.port(Broadcast.class), codec);
    }

    public Updates updates() {
        return updates;
    }

    /** Keeps people from being told of what they may not see. */
    public void addFilter(UpdateFilter<?> filter) {
        filters.add(filter);
    }

    /** Those of all features so far. */
    public List<UpdateFilter<?>> filters() {
        return List.copyOf(filters);
    }

    @Override
    public List<Object> services() {
        return List.of(updates);
    }
}
