package plaza.core.story;

import java.time.Clock;
import java.util.List;
import plaza.core.DomainException;
import plaza.core.id.StoryId;
import plaza.core.id.UserId;
import plaza.core.media.Attachments;
import plaza.core.media.MediaUse;
import plaza.core.story.StoryEvent.StoryCreated;
import plaza.core.story.StoryEvent.StoryDeleted;
import plaza.core.story.StoryEvent.StoryViewed;

/** Writes a story and its media when it is shown or taken back. Repeatable. */
public final class StoryWrites {
    private final StoryStore stories;
    private final Attachments attachments;
    private final Clock clock;

    public StoryWrites(StoryStore stories, Attachments attachments, Clock clock) {
        this.stories = stories;
        this.attachments = attachments;
        this.clock = clock;
    }

    /**
     * Says whether it is new. The media first, so that where no transaction holds the two together
     * there is never a story that shows nothing.
     *
     * @throws DomainException INVALID where the author has as many as one may
     */
    boolean insert(Story story) {
        requireRoom(story.author(), story.id());
        attachments.attach(
                story.author(), List.of(story.mediaKey()), use(story.id()), StoryRules.MEDIA_KEY);
        return stories.insert(story);
    }

    private void requireRoom(UserId author, StoryId id) {
        List<Story> live = stories.listLive(List.of(author), clock.instant());
        if (live.size() >= StoryRules.MAX_LIVE
                && live.stream().noneMatch(story -> story.id().equals(id))) {
            throw DomainException.invalid(
                    StoryRules.MEDIA_KEY,
                    "you have " + StoryRules.MAX_LIVE + " stories, which is the most");
        }
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
