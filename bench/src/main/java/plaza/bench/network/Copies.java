package plaza.bench.network;

import java.util.LinkedHashSet;
import java.util.Set;
import plaza.bench.network.Network.Follow;

/** Grows a given network without changing anybody's degree. */
public final class Copies {
    private Copies() {}

    /**
     * {@code times} copies side by side. A follow leads from its copy into the next one for every
     * other follower, so that the copies are one network and not separate islands.
     */
    public static Network of(Network network, int times) {
        int users = network.users();
        Set<Follow> follows = new LinkedHashSet<>();
        for (int copy = 0; copy < times; copy++) {
            for (Follow follow : network.follows()) {
                int target = follow.follower() % 2 == 0 ? copy : (copy + 1) % times;
                follows.add(
                        new Follow(
                                copy * users + follow.follower(),
                                target * users + follow.followed()));
            }
        }
        return new Network(users * times, follows);
    }
}
