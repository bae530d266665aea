package plaza.core.media;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plaza.core.Ids;

/** Names of stored bytes: a folder, a UUID that the platform made, an extension. */
public final class MediaKeys {
    /** Where media is read, followed by its key. */
    public static final String PATH = "/api/media/";

    private static final Pattern FORM =
            Pattern.compile("(?:posts|reels|stories|avatars)/([0-9a-f-]{36})\\.[a-z0-9]{2,5}");

    private MediaKeys() {}

    public static String of(UploadPurpose purpose, UUID id, MediaFormat format) {
        return purpose.folder() + "/" + id + "." + format.extension();
    }

    /** The id within a key; empty for a text that cannot be a key. */
    public static Optional<UUID> id(String key) {
        Matcher matcher = FORM.matcher(key);
        return matcher.matches() ? Ids.parse(matcher.group(1)) : Optional.empty();
    }

    /** The id within a key that is one. */
    public static UUID requireId(String key) {
        return id(key).orElseThrow(() -> new IllegalArgumentException("not a key of media"));
    }
}
