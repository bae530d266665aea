package plaza.bench.load;

import java.util.random.RandomGenerator;

/** The operations asked of the server. */
public enum Operation {
    /** Nothing, with all that a request of somebody goes through. */
    EMPTY,
    STATIC_FEED,
    HOME_FEED,
    USER_TIMELINE,
    COMPOSE,
    /** Of somebody whom one does not follow, and the end of such a follow, in turn. */
    FOLLOW,
    /** Of a post, and its taking back, in turn. */
    LIKE;

    /**
     * 60 % home feed, 30 % user timeline, 10 % compose: the mix of the social network in
     * DeathStarBench (Gan et al., ASPLOS 2019).
     */
    public static Operation ofMix(RandomGenerator random) {
        int percent = random.nextInt(100);
        if (percent < 60) {
            return HOME_FEED;
        }
        return percent < 90 ? USER_TIMELINE : COMPOSE;
    }
}
