package plaza.mongodb.like;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import plaza.contracts.Samples;
import plaza.contracts.mark.MarkStoreModel;
import plaza.core.id.UserId;
import plaza.core.like.Like;
import plaza.core.like.LikeStore;
import plaza.core.post.Post;
import plaza.memory.like.MemoryLikeStore;
import plaza.mongodb.MongoForTests;

/** Random sequences of operations have the same outcome as on the reference. */
@Tag("engine")
class LikeStoreModelTest {
    private static final MongoForTests MONGO = new MongoForTests();

    @AfterContainer
    static void close() {
        MONGO.close();
    }

    @Property(tries = 60)
    void agreesWithTheReference(
            @ForAll @Size(max = 60) List<@IntRange(max = 99_999) Integer> steps) {
        List<UserId> people = Stream.generate(Samples::userId).limit(4).toList();
        List<Post> posts = Stream.generate(() -> Samples.post(people.getFirst())).limit(4).toList();
        new MarkStoreModel<Like, LikeStore>(
                        new MemoryLikeStore(),
                        new MongoLikeStore(MONGO.get()),
                        people,
                        posts,
                        (user, post, at) -> new Like(user, post.id(), at))
                .agrees(steps);
    }
}
