package plaza.core.story;

import java.util.List;
import plaza.core.id.StoryId;
import plaza.core.media.Attachments;
import plaza.core.media.MediaUse;
import plaza.core.story.StoryEvent.StoryCreated;
import plaza.core.story.StoryEvent.StoryDeleted;
import plaza.core.story.StoryEvent.StoryViewed;

/** Writes a story and its media when it is shown or taken back. Repeatable. */
public final class StoryWrites {
    private final StoryStore stories;
    private final Attachments attachments;

    public StoryWrites(StoryStore stories, Attachments attachments) {
        this.stories = stories;
        this.attachments = attachments;
    }

    /**
     * Says whether it is new. The media first, so that where no transaction holds the two together
     * there is never a story that shows nothing.
     */
    boolean insert(Story story) {
        attachments.attach(
                story.author(), List.of(story.mediaKey()), use(story.id()), StoryRules.MEDIA_KEY);
        return stories.insert(story);
    }

    /** Says whether it was there. */
    boolean delete(StoryId id) {
        boolean deleted = stories.delete(id);
        attachments.release(use(id));
        return deleted;
    }

    /** Carries out again what an event says. */
    public boolean redo(StoryEvent event) {
        switch (event) {
            case StoryCreated e -> insert(e.story());
            case StoryDeleted e -> delete(e.story());
            case StoryViewed e -> stories.putView(e.viewing());
        }
        return true;
    }

    static MediaUse use(StoryId id) {
        return new MediaUse(MediaUse.Kind.STORY, id.value());
    }
}
