package plaza.core.media;

import java.util.UUID;

/**
 * The thing that shows a piece of media. Whoever may see it may see the media.
 *
 * @param id of the post or story, or of the person whose picture it is
 */
public record MediaUse(Kind kind, UUID id) {
    /** The kinds of things that show media. */
    public enum Kind {
        POST,
        STORY,
        /** A message of a chat. */
        MESSAGE,
        /** The picture of a live stream. */
        STREAM,
        /** The picture of a person's profile. */
        AVATAR,
        /** The wide picture of a person's profile. */
        COVER
    }
}
