package plaza.core.media;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import plaza.core.setting.Section;
import plaza.core.setting.Setting;
import plaza.core.setting.Settings;
import plaza.core.setting.ValueType;

/** The settings of media files. */
public final class MediaSettings {
    public static final Section SECTION = Section.named("media");

    /** Bytes of an upload. */
    public static final Setting<Long> MAX_PICTURE =
            SECTION.add(
                    "maxPicture",
                    ValueType.bytes(1024),
                    "20MiB",
                    "The largest files that are taken: pictures, videos, and sounds. Larger ones"
                            + " are answered 413.");

    /** Bytes of an upload. */
    public static final Setting<Long> MAX_VIDEO =
            SECTION.add("maxVideo", ValueType.bytes(1024), "2GiB", "");

    /** Bytes of an upload. */
    public static final Setting<Long> MAX_SOUND =
            SECTION.add("maxSound", ValueType.bytes(1024), "200MiB", "");

    /** Bytes of all uploads of one person. */
    public static final Setting<Long> QUOTA =
            SECTION.add(
                    "quotaPerPerson",
                    ValueType.bytes(1024),
                    "10GiB",
                    "What all files of one person may have together; more is answered 413, and what"
                            + " they remove is given back.");

    /** Bytes that files of media leave free on the disk. */
    public static final Setting<Long> FREE_DISK =
            SECTION.add(
                    "freeDisk",
                    ValueType.bytes(0),
                    "512MiB",
                    "What files of media leave free on the disk. With less, uploads are answered"
                            + " 507, scaled pictures are kept no longer, and everything else goes"
                            + " on.");

    public static final Setting<Integer> MAX_PIXELS =
            SECTION.add(
                    "maxPixels",
                    ValueType.integer(1, 1_000_000_000),
                    "50000000",
                    "The most pixels that a picture may have, or one of a video's. What would take"
                            + " more than two fifths of the heap to decode is answered 422 also"
                            + " with fewer: with the default heap a lossy WebP of more than 7.5"
                            + " million, a progressive JPEG at full colour resolution of more than"
                            + " 33 million.");

    /** Bytes of all scaled pictures that are kept. */
    public static final Setting<Long> SCALED =
            SECTION.add(
                    "scaled",
                    ValueType.bytes(0),
                    "1GiB",
                    "Room on the disk for pictures scaled to the widths that clients ask for; they"
                            + " can be made anew.");

    public static final Setting<Duration> UNUSED =
            SECTION.add(
                    "unused",
                    ValueType.duration(),
                    "24h",
                    "How long an upload stays that no post, story or profile shows.");

    /** The program, by its path or its name on the PATH. */
    public static final Setting<String> FFMPEG =
            SECTION.add(
                    "ffmpeg",
                    ValueType.text(),
                    "ffmpeg",
                    "What takes posters out of videos, in a process of its own; without it videos"
                            + " have none. After the time-out it is ended.");

    public static final Setting<Duration> FFMPEG_TIMEOUT =
            SECTION.add("ffmpegTimeout", ValueType.duration(), "15s", "");

    public static final Setting<Boolean> REDIRECT =
            SECTION.add(
                    "redirect",
                    ValueType.bool(),
                    "false",
                    "Whether whoever may see a file is sent to its store for it (302), to an address"
                            + " that is open to whoever has it, for ten minutes: for S3, where"
                            + " clients reach it. What passes, as stories do, and pictures that are"
                            + " made smaller come from the server as ever.");

    public static final Setting<Optional<URI>> CDN =
            SECTION.optional(
                    "cdn",
                    ValueType.webAddress(),
                    "https://cdn.example.org/api/cdn",
                    "What the addresses of media of public posts begin with, where a CDN fetches"
                            + " them from /api/cdn of this server, which answers them to everybody"
                            + " then. Everything else comes from this server as ever. What stops"
                            + " being public is in caches of the CDN for an hour at the most. Its"
                            + " addresses belong into http.trustedProxies, so that limits count"
                            + " those whom it asks for.");

    private MediaSettings() {}

    /** The rules of uploads as they are set. */
    public static Uploads.Rules rules(Settings settings, Clock clock) {
        return new Uploads.Rules(
                settings.get(MAX_PICTURE),
                settings.get(MAX_VIDEO),
                settings.get(MAX_SOUND),
                settings.get(QUOTA),
                clock);
    }
}
