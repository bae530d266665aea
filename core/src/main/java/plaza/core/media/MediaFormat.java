package plaza.core.media;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of files that people may upload. */
public enum MediaFormat {
    JPEG("image/jpeg", "jpg", Kind.PICTURE),
    PNG("image/png", "png", Kind.PICTURE),
    WEBP("image/webp", "webp", Kind.PICTURE),
    GIF("image/gif", "gif", Kind.PICTURE),
    MP4("video/mp4", "mp4", Kind.VIDEO),
    MOV("video/quicktime", "mov", Kind.VIDEO),
    WEBM("video/webm", "webm", Kind.VIDEO),
    MP3("audio/mpeg", "mp3", Kind.SOUND),
    M4A("audio/mp4", "m4a", Kind.SOUND),
    WEBM_SOUND("audio/webm", "webm", Kind.SOUND),
    OGG("audio/ogg", "ogg", Kind.SOUND);

    private final String type;
    private final String extension;
    private final Kind kind;

    MediaFormat(String type, String extension, Kind kind) {
        this.type = type;
        this.extension = extension;
        this.kind = kind;
    }

    /** What a file shows, which decides how large it may be. */
    public enum Kind {
        PICTURE,
        VIDEO,
        SOUND
    }

    /** The media type that it is served with. */
    public String type() {
        return type;
    }

    /** How its keys end, without the dot. */
    public String extension() {
        return extension;
    }

    public Kind kind() {
        return kind;
    }

    /**
     * What a file is that looked like this from its beginning: of a video without a picture only
     * the sound is left, and a sound with a picture is a video.
     */
    public MediaFormat shown(MediaFacts facts) {
        boolean isSeen = facts.width() != null;
        return switch (this) {
            case MP4, MOV -> isSeen ? this : M4A;
            case M4A -> isSeen ? MP4 : M4A;
            case WEBM, WEBM_SOUND -> isSeen ? WEBM : WEBM_SOUND;
            case JPEG, PNG, WEBP, GIF, MP3, OGG -> this;
        };
    }

    /** The format of what the catalogue calls by this type. */
    public static Optional<MediaFormat> ofType(String type) {
        return Arrays.stream(values()).filter(format -> format.type.equals(type)).findFirst();
    }
}
