package plaza.dynamodb.media;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.core.media.Media;
import plaza.core.media.MediaKeys;
import plaza.core.media.MediaUse;
import plaza.dynamodb.Buckets;
import plaza.dynamodb.Item;
import plaza.dynamodb.Key;
import plaza.dynamodb.Values;

/** Uploads as items, and the keys of what lists them. */
final class MediaItems {
    static final String USE = "use";
    static final String UNUSED = "unusedSince";
    static final String OWNER = "ownerId";
    static final String MEDIA_KEY = "key";
    static final String UNUSED_LIST = "UNUSED";

    private static final String TYPE = "type";
    private static final String BYTES = "bytes";
    private static final String WIDTH = "width";
    private static final String HEIGHT = "height";
    private static final String DURATION = "durationMs";
    private static final String BLURHASH = "blurhash";
    private static final String CREATED = "createdAt";

    private MediaItems() {}

    static Key key(String mediaKey) {
        return new Key("MEDIA#" + mediaKey, "MEDIA");
    }

    static UUID id(String mediaKey) {
        return MediaKeys.requireId(mediaKey);
    }

    static String use(MediaUse use) {
        return use.kind() + ":" + use.id();
    }

    /** In the list of what has a use. */
    static Key used(MediaUse use, String mediaKey) {
        return new Key(used(use), mediaKey);
    }

    static String used(MediaUse use) {
        return "USE#" + use.kind() + "#" + use.id();
    }

    /** In the list of what has none. */
    static Key unused(Instant since, String mediaKey) {
        return Buckets.key(UNUSED_LIST, id(mediaKey), Values.sorted(since) + "#" + mediaKey);
    }

    static Item of(Media media) {
        Item item =
                Item.at(key(media.key()))
                        .with(MEDIA_KEY, media.key())
                        .with(OWNER, media.owner())
                        .with(TYPE, media.type())
                        .with(BYTES, media.bytes())
                        .with(BLURHASH, media.blurhash())
                        .with(CREATED, media.createdAt())
                        .with(UNUSED, media.unusedSince());
        MediaUse use = media.use();
        return withNumber(
                withNumber(
                        withNumber(
                                use == null ? item : item.with(USE, use(use)),
                                WIDTH,
                                media.width()),
                        HEIGHT,
                        media.height()),
                DURATION,
                media.durationMs());
    }

    private static Item withNumber(Item item, String name, @Nullable Number number) {
        return number == null ? item : item.with(name, number.longValue());
    }

    static Media media(Item item) {
        return new Media(
                item.text(MEDIA_KEY),
                item.user(OWNER),
                item.text(TYPE),
                item.number(BYTES),
                size(item, WIDTH),
                size(item, HEIGHT),
                item.optionalNumber(DURATION),
                item.optionalText(BLURHASH),
                item.instant(CREATED),
                useOf(item),
                item.optionalInstant(UNUSED));
    }

    private static @Nullable Integer size(Item item, String name) {
        Long size = item.optionalNumber(name);
        return size == null ? null : Math.toIntExact(size);
    }

    private static @Nullable MediaUse useOf(Item item) {
        String text = item.optionalText(USE);
        if (text == null) {
            return null;
        }
        int colon = text.indexOf(':');
        return new MediaUse(
                MediaUse.Kind.valueOf(text.substring(0, colon)),
                UUID.fromString(text.substring(colon + 1)));
    }
}
