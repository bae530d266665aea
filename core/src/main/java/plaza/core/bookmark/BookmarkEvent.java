package plaza.core.bookmark;

import java.util.UUID;
import plaza.core.event.Event;

/** Somebody bookmarked a post, or took that back. */
public sealed interface BookmarkEvent extends Event {
    Bookmark bookmark();

    @Override
    default UUID key() {
        return bookmark().user().value();
    }

    @Override
    default String subject() {
        return "bookmark:" + bookmark().user() + ":" + bookmark().post();
    }

    record Bookmarked(Bookmark bookmark) implements BookmarkEvent {}

    record Unbookmarked(Bookmark bookmark) implements BookmarkEvent {}
}
