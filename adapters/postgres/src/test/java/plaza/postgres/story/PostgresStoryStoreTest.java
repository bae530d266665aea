package plaza.postgres.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.Samples;
import plaza.contracts.story.StoryStoreContract;
import plaza.core.id.UserId;
import plaza.core.story.Story;
import plaza.core.story.Viewing;
import plaza.postgres.DatabaseForTests;

@Tag("engine")
class PostgresStoryStoreTest implements StoryStoreContract {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    @Override
    public PostgresStoryStore store() {
        return new PostgresStoryStore(DATABASE.get());
    }

    @Override
    public UserId givenUser() {
        return DATABASE.givenUser();
    }

    @Test
    void whoHasSeenAStoryGoesWithItFromTheTable() {
        Story story = story(givenUser(), Samples.now(), TTL);
        store().putView(new Viewing(story.id(), givenUser(), Samples.now()));
        String rows = "SELECT count(*) FROM story_views WHERE story_id = ?";
        assertThat(count(rows, story)).isEqualTo(1);

        store().delete(story.id());

        assertThat(count(rows, story)).isZero();
    }

    private static long count(String sql, Story story) {
        return DATABASE.get()
                .with(
                        handle ->
                                handle.createQuery(sql)
                                        .bind(0, story.id().value())
                                        .mapTo(Long.class)
                                        .one());
    }
}
