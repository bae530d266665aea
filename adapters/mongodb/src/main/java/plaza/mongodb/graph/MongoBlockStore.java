package plaza.mongodb.graph;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.graph.Barrier;
import plaza.core.graph.Barriers;
import plaza.core.graph.BlockStore;
import plaza.core.id.UserId;
import plaza.mongodb.Mongo;

/** Blocks and mutes in the collections {@code blocks} and {@code mutes}. Thread-safe. */
public final class MongoBlockStore implements BlockStore {
    private final Edges blocks;
    private final Edges mutes;

    public MongoBlockStore(Mongo mongo) {
        this.blocks = new Edges(mongo, "blocks", "blockerId", "blockedId");
        this.mutes = new Edges(mongo, "mutes", "muterId", "mutedId");
    }

    @Override
    public boolean block(Barrier block) {
        return blocks.add(block.owner(), block.other(), block.at());
    }

    @Override
    public boolean unblock(UserId owner, UserId other) {
        return blocks.remove(owner, other);
    }

    @Override
    public boolean mute(Barrier mute) {
        return mutes.add(mute.owner(), mute.other(), mute.at());
    }

    @Override
    public boolean unmute(UserId owner, UserId other) {
        return mutes.remove(owner, other);
    }

    @Override
    public Page<Barrier> listBlocks(UserId owner, PageRequest page) {
        return blocks.listFrom(owner, page).map(end -> new Barrier(owner, end.person(), end.at()));
    }

    @Override
    public Page<Barrier> listMutes(UserId owner, PageRequest page) {
        return mutes.listFrom(owner, page).map(end -> new Barrier(owner, end.person(), end.at()));
    }

    @Override
    public Barriers find(UserId person) {
        return findAll(List.of(person)).getOrDefault(person, Barriers.NONE);
    }

    @Override
    public Map<UserId, Barriers> findAll(Collection<UserId> people) {
        Map<UserId, Set<UserId>> blocking = blocks.allFrom(people);
        Map<UserId, Set<UserId>> blockedBy = blocks.allTo(people);
        Map<UserId, Set<UserId>> muting = mutes.allFrom(people);
        Map<UserId, Barriers> found = new HashMap<>();
        people.forEach(
                person ->
                        found.put(
                                person,
                                new Barriers(
                                        blocking.getOrDefault(person, Set.of()),
                                        blockedBy.getOrDefault(person, Set.of()),
                                        muting.getOrDefault(person, Set.of()))));
        return found;
    }
}
