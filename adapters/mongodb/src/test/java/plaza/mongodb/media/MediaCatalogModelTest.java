package plaza.mongodb.media;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import plaza.contracts.Samples;
import plaza.contracts.media.MediaCatalogModel;
import plaza.core.id.UserId;
import plaza.memory.media.MemoryMediaCatalog;
import plaza.mongodb.MongoForTests;

/** Random sequences of operations have the same outcome as on the reference. */
@Tag("engine")
class MediaCatalogModelTest {
    private static final MongoForTests MONGO = new MongoForTests();

    @AfterContainer
    static void close() {
        MONGO.close();
    }

    @Property(tries = 40)
    void agreesWithTheReference(
            @ForAll @Size(max = 60) List<@IntRange(max = 99_999) Integer> steps) {
        List<UserId> people = Stream.generate(Samples::userId).limit(4).toList();
        new MediaCatalogModel(new MemoryMediaCatalog(), new MongoMediaCatalog(MONGO.get()), people)
                .agrees(steps);
    }
}
