package plaza.media;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tracks of a WebM: pictures and sounds of codecs that are known stay, all others go. */
final class WebmTracks {
    private static final Set<String> PICTURES =
            Set.of("V_VP8", "V_VP9", "V_AV1", "V_MPEG4/ISO/AVC", "V_MPEGH/ISO/HEVC");

    private static final Set<String> SOUNDS =
            Set.of(
                    "A_OPUS",
                    "A_VORBIS",
                    "A_AAC",
                    "A_MPEG4/ISO/AAC",
                    "A_PCM/FLOAT/IEEE",
                    "A_PCM/INT/LIT");

    private static final int PICTURE = 1;
    private static final int SOUND = 2;
    private static final int MOST_TRACKS = 128;

    private final long mostPixels;
    private final Set<Long> kept = new HashSet<>();
    private final Set<Long> clear = new HashSet<>();
    private WebmTracks.@Nullable Size shown;
    private boolean hasUnknownPicture;

    WebmTracks(long mostPixels) {
        this.mostPixels = mostPixels;
    }

    /** How large pictures are shown. */
    record Size(int width, int height) {}

    /** Reads the element {@code Tracks}, and cleans it. */
    void clean(byte[] bytes) {
        EbmlPart.each(
                bytes,
                0,
                bytes.length,
                part -> {
                    if (part.id() != WebmHeads.TRACK || !isKept(bytes, part)) {
                        part.blank(bytes);
                    }
                });
        WebmHeads.clean(bytes, 0, bytes.length, WebmHeads.TRACKS);
        if (shown == null && hasUnknownPicture) {
            throw Damage.broken("its picture is of a kind that is not known; export it as VP9");
        }
        if (kept.isEmpty()) {
            throw Damage.broken("it has neither pictures nor sounds of a kind that is known");
        }
        if (kept.size() > MOST_TRACKS) {
            throw Damage.broken("it has too many tracks");
        }
    }

    /** Whether a track has been met, so that it is known whose the data is. */
    boolean areKnown() {
        return !kept.isEmpty();
    }

    boolean isKept(long number) {
        return kept.contains(number);
    }

    /** Whether what is seen through its pictures is told beside them. */
    boolean isClear(long number) {
        return clear.contains(number);
    }

    @Nullable Size shown() {
        return shown;
    }

    private boolean isKept(byte[] bytes, EbmlPart entry) {
        var track = new Track();
        EbmlPart.each(bytes, entry.from(), entry.to(), part -> track.read(bytes, part));
        boolean isPicture = track.type == PICTURE && PICTURES.contains(track.codec);
        boolean isSound = track.type == SOUND && SOUNDS.contains(track.codec);
        if (track.isEncoded || (!isPicture && !isSound)) {
            hasUnknownPicture |= track.type == PICTURE;
            return false;
        }
        kept.add(track.number);
        if (isPicture) {
            var video = new WebmPicture();
            EbmlPart part = track.video;
            if (part != null) {
                EbmlPart.each(bytes, part.from(), part.to(), each -> video.read(bytes, each));
            }
            Size size = video.size(mostPixels);
            shown = shown == null ? size : shown;
            if (video.isClear()) {
                clear.add(track.number);
            }
        }
        if (track.codec.equals("A_VORBIS") && track.setup != null) {
            VorbisHeads.empty(bytes, track.setup.from(), track.setup.to());
        }
        return true;
    }

    /** What an entry says. */
    private static final class Track {
        private long number;
        private long type;
        private String codec = "";
        private boolean isEncoded;
        private @Nullable EbmlPart video;
        private @Nullable EbmlPart setup;

        void read(byte[] bytes, EbmlPart part) {
            switch ((int) part.id()) {
                case 0xD7 -> number = part.number(bytes);
                case 0x83 -> type = part.number(bytes);
                case 0x86 -> {
                    codec = part.text(bytes);
                    // What stands behind the end of a text is none of it.
                    Arrays.fill(bytes, part.from() + codec.length(), part.to(), (byte) 0);
                }
                case 0x6D80 -> isEncoded = true;
                case 0xE0 -> video = part;
                case 0x63A2 -> setup = part;
                default -> {
                    // Says nothing about what it is.
                }
            }
        }
    }
}
