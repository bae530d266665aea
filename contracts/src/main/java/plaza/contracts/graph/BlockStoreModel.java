package plaza.contracts.graph;

import java.time.Instant;
import plaza.contracts.Agreement;
import plaza.contracts.Arguments;
import plaza.contracts.Model;
import plaza.core.graph.BlockStore;

/** Whatever is put between a few people, two stores answer alike. */
public interface BlockStoreModel extends Model<BlockStore> {
    @Override
    default Agreement<BlockStore> agreement() {
        return Agreement.on(BlockStore.class).often(2, "block").often(2, "mute");
    }

    @Override
    default void fill(Arguments arguments) {
        people(arguments, 4);
        arguments.made(Instant.class, () -> Instant.ofEpochSecond(arguments.random().nextInt(3)));
    }
}
