package plaza.core.bookmark;

import java.util.UUID;
import plaza.core.event.Event;

/** Somebody bookmarked a post, or took that back. */
public sealed interface BookmarkEvent extends Event {
    record Bookmarked(Bookmark bookmark) implements BookmarkEvent {
        @Override
        public UUID key() {
            return bookmark.user().value();
        }

        @Override
        public String subject() {
            return about(bookmark);
        }
    }

    record Unbookmarked(Bookmark bookmark) implements BookmarkEvent {
        @Override
        public UUID key() {
            return bookmark.user().value();
        }

        @Override
        public String subject() {
            return about(bookmark);
        }
    }

    private static String about(Bookmark bookmark) {
        return "bookmark:" + bookmark.user() + ":" + bookmark.post();
    }
}
