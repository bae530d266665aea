package plaza.dynamodb.story;

import java.util.UUID;
import plaza.core.id.StoryId;
import plaza.core.story.Story;
import plaza.core.story.StoryVisibility;
import plaza.dynamodb.Item;
import plaza.dynamodb.Key;

/** Stories as items. */
final class StoryItems {
    private static final String ID = "id";
    private static final String AUTHOR = "authorId";
    private static final String MEDIA_KEY = "mediaKey";
    private static final String CAPTION = "caption";
    private static final String VISIBILITY = "visibility";
    private static final String ENDS = "endsAt";

    private StoryItems() {}

    static String partition(StoryId id) {
        return "STORY#" + id;
    }

    static Key key(StoryId id) {
        return new Key(partition(id), "STORY");
    }

    static Item of(Key key, Story story) {
        return Item.at(key)
                .with(ID, story.id())
                .with(AUTHOR, story.author())
                .with(MEDIA_KEY, story.mediaKey())
                .with(CAPTION, story.text())
                .with(VISIBILITY, story.visibility().name())
                .with(ENDS, story.expiresAt())
                .expiring(DynamoStoryStore.end(story.expiresAt()));
    }

    static Story story(Item item) {
        return new Story(
                new StoryId(item.uuid(ID)),
                item.user(AUTHOR),
                item.text(MEDIA_KEY),
                item.optionalText(CAPTION),
                StoryVisibility.valueOf(item.text(VISIBILITY)),
                item.instant(ENDS));
    }

    /** Of an entry whose sort key is a time and an id. */
    static StoryId idBehindTime(Item entry) {
        String sk = entry.key().sk();
        return new StoryId(UUID.fromString(sk.substring(sk.lastIndexOf('#') + 1)));
    }
}
