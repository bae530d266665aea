package plaza.core.update;

import java.util.List;
import plaza.core.event.Broadcast;
import plaza.core.feature.Feature;
import plaza.core.feature.Shared;

/** Telling those who listen what happens. */
public final class UpdateFeature implements Feature {
    private final Updates updates;

    /**
     * @param codec of the updates of all features
     */
    public UpdateFeature(Shared shared, UpdateCodec codec) {
        this.updates = new Updates(shared.port(Broadcast.class), codec);
    }

    public Updates updates() {
        return updates;
    }

    @Override
    public List<Object> services() {
        return List.of(updates);
    }
}
