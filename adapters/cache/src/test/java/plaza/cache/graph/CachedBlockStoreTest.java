package plaza.cache.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import plaza.contracts.Samples;
import plaza.contracts.SettableClock;
import plaza.contracts.graph.BlockStoreContract;
import plaza.core.event.Event;
import plaza.core.event.RebuildAsked;
import plaza.core.graph.BlockStore;
import plaza.core.graph.GraphEvent.Blocked;
import plaza.core.graph.GraphEvent.Muted;
import plaza.core.graph.GraphEvent.Unblocked;
import plaza.core.graph.GraphEvent.Unmuted;
import plaza.core.graph.Restriction;
import plaza.core.graph.Restrictions;
import plaza.core.id.UserId;
import plaza.memory.graph.MemoryBlockStore;

final class CachedBlockStoreTest implements BlockStoreContract {
    private final UserId owner = Samples.userId();
    private final UserId other = Samples.userId();
    private final Restriction barrier = new Restriction(owner, other, Samples.now());
    private final MemoryBlockStore stored = new MemoryBlockStore();
    private final CachedBlockStore store =
            new CachedBlockStore(stored, 10_000, new SettableClock(Samples.now()));

    @Override
    public BlockStore store() {
        return store;
    }

    private void assertNothingStandsBetweenThem() {
        assertThat(store.find(owner)).isEqualTo(Restrictions.NONE);
        assertThat(store.find(other)).isEqualTo(Restrictions.NONE);
    }

    @Test
    void blocksByOthersAreHeardOnBothSides() {
        assertNothingStandsBetweenThem();
        stored.block(barrier);
        assertNothingStandsBetweenThem();
        store.on(new Blocked(barrier));
        assertThat(store.find(owner).separate(other)).isTrue();
        assertThat(store.find(other).separate(owner)).isTrue();
        stored.unblock(owner, other);
        assertThat(store.find(owner).separate(other)).isTrue();
        store.on(new Unblocked(barrier));
        assertNothingStandsBetweenThem();
    }

    @Test
    void mutesByOthersAreHeard() {
        assertNothingStandsBetweenThem();
        stored.mute(barrier);
        hear(new Muted(barrier));
        assertThat(store.find(owner).muting()).containsExactly(other);
        stored.unmute(owner, other);
        assertThat(store.find(owner).muting()).containsExactly(other);
        hear(new Unmuted(barrier));
        assertNothingStandsBetweenThem();
    }

    @Test
    void aRebuildForgetsEverything() {
        assertNothingStandsBetweenThem();
        stored.mute(barrier);
        hear(new RebuildAsked("caches", owner, Samples.now()));
        assertThat(store.find(owner).muting()).containsExactly(other);
    }

    private void hear(Event event) {
        store.on(event);
    }
}
