package plaza.core.graph;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.UserId;

/**
 * Questions that lead over more than one follow of the {@link FollowGraph}, answered where the
 * follows lie. Knows nothing of who may see whom, nor who is active: whoever asks says which people
 * are not wanted, and looks at those who are answered.
 */
public interface FollowTraversal {
    /** How many friends are named of somebody whom friends follow. */
    int VIA = 3;

    /** How many follows a chain has at the most. */
    int MAX_LENGTH = 6;

    /** Whom both follow, newest account first. */
    Page<UserId> listMutuals(UserId one, UserId other, PageRequest page);

    /**
     * Whom a person's friends follow and they themselves do not, most shared first, ties by newest
     * account. They themselves are not among them.
     *
     * @param friends whose follows are looked at; any number, each once
     * @param without whoever is not wanted
     */
    List<FriendOfFriends> listFriendsOfFriends(
            UserId person, Collection<UserId> friends, Set<UserId> without, int limit);

    /**
     * Chains of follows from one person to another, both ends with them, shortest first: no chain
     * that is left out is shorter than one that is answered. None of one that is longer than {@link
     * #MAX_LENGTH} follows; at least one where there is any. What only a search through very many
     * people would find may be overlooked.
     *
     * @param without nobody of these is passed; neither end is among them
     * @param limit of chains
     */
    List<List<UserId>> listChains(UserId from, UserId to, Set<UserId> without, int limit);
}
