package plaza.core.graph;

import java.util.HashSet;
import java.util.Set;
import plaza.core.id.UserId;

/**
 * The blocks and mutes between a person and others.
 *
 * @param blocking whom they block
 * @param blockedBy who blocks them
 * @param muting whom they do not want to hear from
 */
public record Restrictions(Set<UserId> blocking, Set<UserId> blockedBy, Set<UserId> muting) {
    public static final Restrictions NONE = new Restrictions(Set.of(), Set.of(), Set.of());

    public Restrictions {
        blocking = Set.copyOf(blocking);
        blockedBy = Set.copyOf(blockedBy);
        muting = Set.copyOf(muting);
    }

    /** A block, in either direction, hides both from each other. */
    public boolean separate(UserId other) {
        return blocking.contains(other) || blockedBy.contains(other);
    }

    /** Everybody from whom a block separates. */
    public Set<UserId> separated() {
        Set<UserId> all = new HashSet<>(blocking);
        all.addAll(blockedBy);
        return all;
    }
}
