package plaza.core.story;

import java.time.Instant;
import java.util.UUID;
import plaza.core.event.Event;
import plaza.core.id.StoryId;
import plaza.core.id.UserId;

/** A story was made, seen or deleted. */
public sealed interface StoryEvent extends Event {
    record StoryCreated(Story story) implements StoryEvent {
        @Override
        public UUID key() {
            return story.author().value();
        }

        @Override
        public String subject() {
            return "story:" + story.id();
        }

        @Override
        public Event told() {
            return new StoryCreated(story.withoutText());
        }
    }

    /** Holds the ids only, as {@link PostDeleted}. */
    record StoryDeleted(StoryId story, UserId author, Instant at) implements StoryEvent {
        @Override
        public UUID key() {
            return author.value();
        }

        @Override
        public String subject() {
            return "story:" + story;
        }
    }

    /** Somebody saw a story for the first time. */
    record StoryViewed(Viewing viewing, UserId author) implements StoryEvent {
        @Override
        public UUID key() {
            return viewing.viewer().value();
        }

        @Override
        public String subject() {
            return "view:" + viewing.viewer() + ":" + viewing.story();
        }
    }
}
