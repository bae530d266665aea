package plaza.mongodb.story;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.Samples;
import plaza.contracts.story.StoryStoreContract;
import plaza.core.Ids;
import plaza.core.id.StoryId;
import plaza.core.story.Story;
import plaza.core.story.StoryStore;
import plaza.core.story.StoryVisibility;
import plaza.mongodb.BothLayouts;
import plaza.mongodb.InLayout;
import plaza.mongodb.Mongo;
import plaza.mongodb.MongoForTests;

@Tag("engine")
@BothLayouts
class MongoStoryStoreTest implements StoryStoreContract {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    private final Mongo mongo;

    MongoStoryStoreTest(InLayout layout) {
        this.mongo = MONGO.get(layout);
    }

    @Override
    public StoryStore store() {
        return new MongoStoryStore(mongo);
    }

    @Test
    void aStoryWhoseFileStandsThereByItsKeyAloneIsReadAsBefore() {
        Instant now = Samples.now();
        var story =
                new Story(
                        new StoryId(Ids.of(now, 1, 1)),
                        Samples.userId(),
                        "stories/0199a0c4-6ee3-7d5a-8c2f-3b1f6a52c1d0.jpg",
                        null,
                        StoryVisibility.PUBLIC,
                        now.plus(Duration.ofHours(1)));
        store().insert(story);
        mongo.snakeCaseCollection("stories")
                .update(
                        eq("_id", story.id().value()),
                        new Document("$set", new Document("media_url", story.mediaKey())));

        assertThat(store().find(story.author(), story.id(), now))
                .hasValueSatisfying(found -> assertThat(found.story()).isEqualTo(story));
    }
}
