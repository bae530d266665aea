package plaza.contracts.graph;

import java.time.Instant;
import java.util.List;
import plaza.contracts.Agreement;
import plaza.contracts.Arguments;
import plaza.contracts.Model;
import plaza.core.graph.Follow;
import plaza.core.graph.FollowGraph;
import plaza.core.id.UserId;

/** Whatever is done to the follows of a few people, two graphs answer alike. */
public interface FollowGraphModel extends Model<FollowGraph> {
    int PEOPLE = 4;

    @Override
    default Agreement<FollowGraph> agreement() {
        return Agreement.on(FollowGraph.class).often(4, "follow").inAnyOrder("findFollowers");
    }

    @Override
    default void fill(Arguments arguments) {
        List<UserId> people = people(arguments, PEOPLE);
        arguments
                .made(Follow.class, () -> follow(arguments, people))
                .made(Instant.class, () -> Instant.ofEpochSecond(arguments.random().nextInt(3)))
                // Who is left out is open.
                .named("limitEach", int.class, () -> PEOPLE);
    }

    /** Nobody follows themselves. */
    private static Follow follow(Arguments arguments, List<UserId> people) {
        UserId follower = arguments.one(people);
        List<UserId> others = people.stream().filter(each -> !each.equals(follower)).toList();
        return new Follow(follower, arguments.one(others), arguments.one(Instant.class));
    }
}
