package plaza.core.story;

import plaza.core.DomainException;
import plaza.core.Validation;
import plaza.core.media.Media;

/** The rules of a story's content. */
final class StoryRules {
    static final int MAX_TEXT = 500;

    /** Stories that one person may have at a time; bounds what a tray is made of. */
    static final int MAX_LIVE = 100;

    static final String MEDIA_KEY = "mediaKey";

    private StoryRules() {}

    static void check(NewStory draft) {
        new Validation()
                .check(!draft.mediaKey().isEmpty(), MEDIA_KEY, "is missing")
                .text("text", draft.text(), 0, MAX_TEXT)
                .orThrow();
    }

    static void check(Media media) {
        if (!media.isVisible()) {
            throw DomainException.invalid(MEDIA_KEY, "must be of a picture or a video");
        }
    }
}
