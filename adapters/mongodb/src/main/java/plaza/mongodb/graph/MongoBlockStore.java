package plaza.mongodb.graph;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.graph.BlockStore;
import plaza.core.graph.Restriction;
import plaza.core.graph.Restrictions;
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
    public boolean block(Restriction block) {
        return blocks.add(block.owner(), block.other(), block.at());
    }

    @Override
    public boolean unblock(UserId owner, UserId other) {
        return blocks.remove(owner, other);
    }

    @Override
    public boolean mute(Restriction mute) {
        return mutes.add(mute.owner(), mute.other(), mute.at());
    }

    @Override
    public boolean unmute(UserId owner, UserId other) {
        return mutes.remove(owner, other);
    }

    @Override
    public Page<Restriction> listBlocks(UserId owner, PageRequest page) {
        return blocks.listFrom(owner, page)
                .map(end -> new Restriction(owner, end.person(), end.at()));
    }

    @Override
    public Page<Restriction> listMutes(UserId owner, PageRequest page) {
        return mutes.listFrom(owner, page)
                .map(end -> new Restriction(owner, end.person(), end.at()));
    }

    @Override
    public Restrictions find(UserId person) {
        return findAll(List.of(person)).getOrDefault(person, Restrictions.NONE);
    }

    @Override
    public Map<UserId, Restrictions> findAll(Collection<UserId> people) {
        Map<UserId, Set<UserId>> blocking = blocks.allFrom(people);
        Map<UserId, Set<UserId>> blockedBy = blocks.allTo(people);
        Map<UserId, Set<UserId>> muting = mutes.allFrom(people);
        Map<UserId, Restrictions> found = new HashMap<>();
        people.forEach(
                person ->
                        found.put(
                                person,
                                new Restrictions(
                                        blocking.getOrDefault(person, Set.of()),
                                        blockedBy.getOrDefault(person, Set.of()),
                                        muting.getOrDefault(person, Set.of()))));
        return found;
    }
}
