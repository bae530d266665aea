package plaza.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plaza.core.media.MediaFacts;

/**
 * The header of an MP4, {@code moov}. Cleans it where it stands: what is not on the list of what
 * may stay becomes free space, tracks of anything but pictures and sounds as a whole, and of what
 * stays times and names are taken out.
 */
final class Mp4Movie {
    /** What may stay, by what it is in. */
    private static final Map<String, Set<String>> KEPT =
            Map.ofEntries(
                    Map.entry("moov", Set.of("mvhd", "trak", "mvex")),
                    Map.entry("trak", Set.of("tkhd", "edts", "tapt", "mdia")),
                    Map.entry("edts", Set.of("elst")),
                    Map.entry("tapt", Set.of("clef", "prof", "enof")),
                    Map.entry("mdia", Set.of("mdhd", "hdlr", "minf")),
                    Map.entry("minf", Set.of("vmhd", "smhd", "dinf", "stbl")),
                    Map.entry("dinf", Set.of("dref")),
                    Map.entry(
                            "stbl",
                            Set.of(
                                    "stsd", "stts", "ctts", "cslg", "stss", "stsc", "stsz", "stz2",
                                    "stco", "co64", "stps", "sdtp", "sgpd", "sbgp")),
                    Map.entry("mvex", Set.of("mehd", "trex")));

    /** Where sound can be begun, and which pictures need no others. */
    private static final Set<Integer> GROUPS =
            Set.of(type("roll"), type("prol"), type("rap "), type("sync"), type("tele"));

    private static final int MOST_TRACKS = 128;

    /** Of the descriptions of all tracks' samples, which are held, in bytes. */
    private static final int LARGEST_DESCRIPTIONS = 1 << 20;

    private final Scratch file;
    private final long mostPixels;
    private final Mp4Duration duration = new Mp4Duration();
    private final List<Mp4Track> tracks = new ArrayList<>();
    private final List<Mp4Box> defaults = new ArrayList<>();
    private double[] matrix = {1, 0, 0, 1};
    private Mp4Track track = new Mp4Track();
    private long described;

    Mp4Movie(Scratch file, long mostPixels) {
        this.file = file;
        this.mostPixels = mostPixels;
    }

    private static int type(String name) {
        return ByteBuffer.wrap(name.getBytes(StandardCharsets.ISO_8859_1)).getInt();
    }

    /** Cleans the header, which is read by that. */
    void clean(Mp4Box moov) {
        inside(moov);
        defaults.forEach(this::defaults);
        if (tracks.stream().noneMatch(Mp4Track::isPicture)
                && tracks.stream().anyMatch(Mp4Track::isUnknownPicture)) {
            throw Damage.broken("its picture is of a kind that is not known; export it as H.264");
        }
        if (tracks.stream().noneMatch(Mp4Track::isKept)) {
            throw Damage.broken("it has neither pictures nor sounds of a kind that is known");
        }
    }

    private void inside(Mp4Box parent) {
        Set<String> kept = KEPT.getOrDefault(parent.type(), Set.of());
        Mp4Box.each(
                file,
                parent.from(),
                parent.to(),
                box -> {
                    if (box.type().equals("cmov")) {
                        throw Damage.broken("its header is compressed");
                    }
                    if (!kept.contains(box.type())) {
                        box.blank(file);
                    } else if (box.type().equals("trak")) {
                        track(box);
                    } else if (KEPT.containsKey(box.type())) {
                        inside(box);
                    } else {
                        leaf(box);
                    }
                });
    }

    private static void requireRoom(List<?> ofTracks) {
        if (ofTracks.size() == MOST_TRACKS) {
            throw Damage.broken("it has too many tracks");
        }
    }

    private void track(Mp4Box box) {
        requireRoom(tracks);
        track = new Mp4Track();
        tracks.add(track);
        inside(box);
        if (!track.isKept()) {
            box.blank(file);
        }
    }

    private void leaf(Mp4Box box) {
        switch (box.type()) {
            case "mvhd" -> {
                byte[] data = timeless(box);
                duration.movie(data);
                int at = data.length > 0 && data[0] == 1 ? 48 : 36;
                if (data.length >= at + 36) {
                    matrix = Mp4Track.matrix(ByteBuffer.wrap(data), at);
                }
            }
            case "tkhd" -> track.header(timeless(box));
            case "mdhd" -> track.media(timeless(box));
            case "hdlr" -> {
                track.handler(box.data(file));
                file.blank(Math.min(box.from() + 12, box.to()), box.to());
            }
            case "mehd" -> duration.fragments(box.data(file));
            case "trex" -> {
                requireRoom(defaults);
                defaults.add(box);
            }
            case "dref" -> references(box);
            case "stsd" -> describe(box);
            case "sgpd", "sbgp" -> group(box, file);
            default -> track.table(box);
        }
    }

    private void describe(Mp4Box stsd) {
        described += stsd.size();
        if (described > LARGEST_DESCRIPTIONS) {
            throw Damage.broken("what its samples are takes too much to tell");
        }
        byte[] data = stsd.data(file);
        if (track.entries(data, mostPixels)) {
            file.write(stsd.from(), data);
        } else {
            stsd.blank(file);
        }
    }

    /** The data of a box, in which it does not say any more when it was made and changed. */
    private byte[] timeless(Mp4Box box) {
        byte[] data = box.data(file);
        int width = data.length > 0 && data[0] == 1 ? 16 : 8;
        file.blank(
                box.from() + Math.min(4, data.length),
                box.from() + Math.min(4 + width, data.length));
        return data;
    }

    /** Where the samples are is said with the path of a file by some; here they are in this one. */
    private void references(Mp4Box dref) {
        Mp4Box.each(
                file,
                Math.min(dref.from() + 8, dref.to()),
                dref.to(),
                box -> {
                    if (box.size() < 4) {
                        throw Damage.broken("where its samples are is not told right");
                    }
                    file.write(box.from(), new byte[] {0, 0, 0, 1});
                    file.blank(box.from() + 4, box.to());
                });
    }

    /** Takes out groups of samples, but for those that a player needs. */
    static void group(Mp4Box box, Scratch file) {
        if (box.size() < 8
                || !GROUPS.contains(ByteBuffer.wrap(file.read(box.from() + 4, 4)).getInt())) {
            box.blank(file);
        }
    }

    private void defaults(Mp4Box trex) {
        ByteBuffer data = ByteBuffer.wrap(trex.data(file));
        Mp4Track of = data.limit() < 24 ? null : find(data.getInt(4) & 0xFFFF_FFFFL);
        if (of == null) {
            trex.blank(file);
        } else {
            of.defaults(data.getInt(12) & 0xFFFF_FFFFL, data.getInt(16) & 0xFFFF_FFFFL);
        }
    }

    /** A track that is kept; null for all others. */
    @Nullable Mp4Track find(long id) {
        for (Mp4Track each : tracks) {
            if (each.id() == id && each.isKept()) {
                return each;
            }
        }
        return null;
    }

    /** Names where the samples of all tracks that stay lie, but for those of fragments. */
    void ranges(KeptRanges kept) {
        for (Mp4Track each : tracks) {
            if (each.isKept()) {
                each.ranges(file, kept);
            }
        }
    }

    /** Reads {@code sidx}. */
    void index(byte[] data) {
        duration.index(data);
    }

    MediaFacts facts() {
        int[] shown = null;
        for (Mp4Track each : tracks) {
            if (each.isKept()) {
                each.tell(duration);
            }
            if (each.isPicture()) {
                int[] size = each.size(matrix, mostPixels);
                shown = shown == null ? size : shown;
            }
        }
        Long milliseconds = duration.milliseconds();
        return shown == null
                ? new MediaFacts(null, null, milliseconds)
                : new MediaFacts(shown[0], shown[1], milliseconds);
    }
}
