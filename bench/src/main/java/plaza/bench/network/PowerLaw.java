package plaza.bench.network;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import plaza.bench.network.Network.Follow;

/**
 * A directed random network with power-law degrees after F. Chung and L. Lu, <i>Connected
 * components in random graphs with given expected degree sequences</i>, Annals of Combinatorics 6
 * (2002): an edge joins two people with a probability proportional to the product of their weights.
 * Edges are drawn one by one from the weights, so the effort grows with the edges and not with the
 * pairs.
 *
 * <p>Weights follow a Pareto distribution; the exponent of the degrees is that of Twitter, 2.276
 * (Kwak, Lee, Park, Moon: <i>What is Twitter, a social network or a news media?</i>, WWW 2010).
 * They are cut at the square root of the expected number of edges, as the model requires for its
 * probabilities to stay below one.
 */
public final class PowerLaw {
    private static final double EXPONENT = 2.276;
    private static final int TRIES_PER_EDGE = 50;

    private PowerLaw() {}

    /**
     * The same arguments give the same network. Everybody follows somebody, so that nobody's feed
     * is empty for want of followed people.
     *
     * @param meanFollows follows per person on average; small networks may get fewer
     */
    public static Network generate(int users, int meanFollows, long seed) {
        if (users < 2 || meanFollows < 1) {
            throw new IllegalArgumentException("A network needs two people and one follow each.");
        }
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        long wanted = (long) users * Math.min(meanFollows, Math.max(1, (users - 1) / 2));
        double largest = Math.sqrt((double) wanted);
        Weights popular = weights(users, largest, random);
        Weights curious = weights(users, largest, random);
        Set<Follow> follows = LinkedHashSet.newLinkedHashSet(Math.toIntExact(wanted));
        for (int user = 0; user < users; user++) {
            int followed = popular.draw(random);
            follows.add(new Follow(user, followed == user ? (user + 1) % users : followed));
        }
        for (long tries = 0; follows.size() < wanted && tries < TRIES_PER_EDGE * wanted; tries++) {
            int follower = curious.draw(random);
            int followed = popular.draw(random);
            if (follower != followed) {
                follows.add(new Follow(follower, followed));
            }
        }
        return new Network(users, follows);
    }

    private static Weights weights(int users, double largest, RandomGenerator random) {
        return new Weights(
                users,
                _ -> Math.min(largest, Math.pow(1 - random.nextDouble(), -1 / (EXPONENT - 1))));
    }
}
