package plaza.core.idempotency;

import java.util.List;
import plaza.core.feature.CleanupJob;
import plaza.core.feature.Feature;
import plaza.core.feature.Shared;

/** Requests that are made once, however often they come. */
public final class IdempotencyFeature implements Feature {
    private final IdempotencyStore store;
    private final IdempotentRequests requests;

    public IdempotencyFeature(Shared shared) {
        this.store = shared.port(IdempotencyStore.class);
        this.requests = new IdempotentRequests(store, shared.ids(), shared.clock());
    }

    @Override
    public List<Object> services() {
        return List.of(requests);
    }

    @Override
    public List<CleanupJob> cleanups() {
        return List.of(
                new CleanupJob(
                        "idempotency keys",
                        now -> store.deleteBefore(now.minus(IdempotentRequests.KEPT))));
    }
}
