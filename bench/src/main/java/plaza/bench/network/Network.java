package plaza.bench.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** People numbered from 0, and the distinct follows between them. Immutable. */
public final class Network {
    private final int users;
    private final List<Follow> follows;
    private final Set<Follow> known;
    private final List<int[]> followers;

    /** One person follows another, both by their number. */
    public record Follow(int follower, int followed) {
        public Follow {
            if (follower < 0 || followed < 0 || follower == followed) {
                throw new IllegalArgumentException(
                        "Not a follow: " + follower + " → " + followed + ".");
            }
        }
    }

    /**
     * A network of people 0 to {@code users - 1}.
     *
     * @param follows kept in the set's own order, which is the order they are sent in
     */
    public Network(int users, Set<Follow> follows) {
        this.users = users;
        this.follows = List.copyOf(follows);
        this.known = Set.copyOf(follows);
        List<List<Integer>> lists =
                IntStream.range(0, users).<List<Integer>>mapToObj(u -> new ArrayList<>()).toList();
        for (Follow follow : this.follows) {
            if (follow.follower() >= users || follow.followed() >= users) {
                throw new IllegalArgumentException(follow + " names nobody of " + users + ".");
            }
            lists.get(follow.followed()).add(follow.follower());
        }
        this.followers =
                lists.stream()
                        .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                        .toList();
    }

    public int users() {
        return users;
    }

    public List<Follow> follows() {
        return follows;
    }

    public boolean has(Follow follow) {
        return known.contains(follow);
    }

    public int[] followersOf(int user) {
        return followers.get(user).clone();
    }

    public int followerCount(int user) {
        return followers.get(user).length;
    }

    /** Everybody whose number of followers fits, most followed first. */
    public List<Integer> byFollowers(IntPredicate wanted) {
        return IntStream.range(0, users)
                .filter(user -> wanted.test(followerCount(user)))
                .boxed()
                .sorted(Comparator.comparingInt(this::followerCount).reversed())
                .toList();
    }

    /** The most followed tenth, at least one person, without those nobody follows. */
    public List<Integer> mostFollowed() {
        List<Integer> followed = byFollowers(count -> count > 0);
        return followed.subList(0, Math.min(followed.size(), Math.max(1, users / 10)));
    }
}
