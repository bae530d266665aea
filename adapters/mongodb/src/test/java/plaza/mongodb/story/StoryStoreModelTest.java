package plaza.mongodb.story;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import plaza.contracts.Samples;
import plaza.contracts.story.StoryStoreModel;
import plaza.core.id.UserId;
import plaza.memory.story.MemoryStoryStore;
import plaza.mongodb.MongoForTests;

/** Random sequences of operations have the same outcome as on the reference. */
@Tag("engine")
class StoryStoreModelTest {
    private static final MongoForTests MONGO = new MongoForTests();

    @AfterContainer
    static void close() {
        MONGO.close();
    }

    @Property(tries = 20)
    void agreesWithTheReference(
            @ForAll @Size(max = 60) List<@IntRange(max = 99_999) Integer> steps) {
        List<UserId> people = Stream.generate(Samples::userId).limit(4).toList();
        new StoryStoreModel(new MemoryStoryStore(), new MongoStoryStore(MONGO.get()), people)
                .agrees(steps);
    }
}
