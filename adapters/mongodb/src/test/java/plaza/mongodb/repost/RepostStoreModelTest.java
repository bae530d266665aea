package plaza.mongodb.repost;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import plaza.contracts.Samples;
import plaza.contracts.repost.RepostStoreModel;
import plaza.core.id.UserId;
import plaza.core.post.Post;
import plaza.memory.repost.MemoryRepostStore;
import plaza.mongodb.MongoForTests;

/** Random sequences of operations have the same outcome as on the reference. */
@Tag("engine")
class RepostStoreModelTest {
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
        new RepostStoreModel(
                        new MemoryRepostStore(), new MongoRepostStore(MONGO.get()), people, posts)
                .agrees(steps);
    }
}
