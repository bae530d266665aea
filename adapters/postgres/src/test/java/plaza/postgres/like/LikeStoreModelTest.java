package plaza.postgres.like;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import plaza.contracts.mark.MarkStoreModel;
import plaza.core.id.UserId;
import plaza.core.like.Like;
import plaza.core.like.LikeStore;
import plaza.memory.like.MemoryLikeStore;
import plaza.postgres.Database;
import plaza.postgres.DatabaseForTests;
import plaza.postgres.post.PostgresFixtures;

/** Random sequences of operations have the same outcome as on the reference. */
@Tag("engine")
class LikeStoreModelTest implements PostgresFixtures {
    private static final Database DATABASE = DatabaseForTests.open();

    @AfterContainer
    static void close() {
        DATABASE.close();
    }

    @Override
    public Database database() {
        return DATABASE;
    }

    @Property(tries = 60)
    void agreesWithTheReference(
            @ForAll @Size(max = 60) List<@IntRange(max = 99_999) Integer> steps) {
        List<UserId> people = Stream.generate(this::givenUser).limit(4).toList();
        var posts = Stream.generate(this::givenPost).limit(4).toList();
        new MarkStoreModel<Like, LikeStore>(
                        new MemoryLikeStore(),
                        new PostgresLikeStore(DATABASE),
                        people,
                        posts,
                        (user, post, at) -> new Like(user, post.id(), at))
                .agrees(steps);
    }
}
