package plaza.contracts.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import plaza.core.Page;
import plaza.core.graph.Barrier;
import plaza.core.graph.BlockStore;
import plaza.core.id.UserId;

/** Whatever is put between a few people, two stores answer alike. */
public final class BlockStoreModel {
    public static final int PEOPLE = 4;

    private final BlockStore model;
    private final BlockStore store;
    private final List<UserId> people;

    /**
     * @param people PEOPLE of them, with nothing between them
     */
    public BlockStoreModel(BlockStore model, BlockStore store, List<UserId> people) {
        this.model = model;
        this.store = store;
        this.people = List.copyOf(people);
    }

    /** Carries out steps, each of any number, and compares every answer. */
    public void agrees(List<Integer> steps) {
        for (int step : steps) {
            assertThat(take(step, store)).isEqualTo(take(step, model));
        }
        for (UserId person : people) {
            assertThat(store.find(person)).isEqualTo(model.find(person));
            for (int limit = 1; limit <= PEOPLE; limit++) {
                assertThat(blocks(store, person, limit)).isEqualTo(blocks(model, person, limit));
                assertThat(mutes(store, person, limit)).isEqualTo(mutes(model, person, limit));
            }
        }
    }

    private boolean take(int step, BlockStore to) {
        int first = step / 4 % PEOPLE;
        UserId owner = people.get(first);
        UserId other = people.get((first + 1 + step / 16 % (PEOPLE - 1)) % PEOPLE);
        var barrier = new Barrier(owner, other, Instant.ofEpochSecond(step / 48 % 3));
        return switch (step % 4) {
            case 0 -> to.block(barrier);
            case 1 -> to.unblock(owner, other);
            case 2 -> to.mute(barrier);
            default -> to.unmute(owner, other);
        };
    }

    private static List<Barrier> blocks(BlockStore store, UserId person, int limit) {
        return Page.all(limit, page -> store.listBlocks(person, page)).toList();
    }

    private static List<Barrier> mutes(BlockStore store, UserId person, int limit) {
        return Page.all(limit, page -> store.listMutes(person, page)).toList();
    }
}
