package plaza.media;

import java.nio.ByteBuffer;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A fragment's header, {@code moof} (ISO/IEC 14496-12, 8.8). Cleans it where it stands, as the
 * movie's, and names where the samples of what stays lie.
 */
final class Mp4Fragment {
    private static final Set<String> KEPT = Set.of("tfhd", "tfdt", "trun", "sgpd", "sbgp", "sdtp");

    private final Scratch file;
    private final Mp4Movie movie;
    private final KeptRanges kept;
    private long begin;
    private long base;
    private long next;
    private long ticks;
    private long size;
    private @Nullable Mp4Track track;

    Mp4Fragment(Scratch file, Mp4Movie movie, KeptRanges kept) {
        this.file = file;
        this.movie = movie;
        this.kept = kept;
    }

    void clean(Mp4Box moof) {
        begin = moof.at();
        next = begin;
        Mp4Box.each(
                file,
                moof.from(),
                moof.to(),
                box -> {
                    if (box.type().equals("traf")) {
                        part(box);
                    } else if (!box.type().equals("mfhd")) {
                        box.blank(file);
                    }
                });
    }

    private void part(Mp4Box traf) {
        // Where nothing else is said, the samples of a part follow those of the one before it.
        base = next;
        track = null;
        Mp4Box.each(
                file,
                traf.from(),
                traf.to(),
                box -> {
                    switch (box.type()) {
                        case "tfhd" -> header(box.data(file));
                        case "trun" -> run(box);
                        case "sgpd", "sbgp" -> Mp4Movie.group(box, file);
                        default -> {
                            if (!KEPT.contains(box.type())) {
                                box.blank(file);
                            }
                        }
                    }
                });
        if (track == null) {
            traf.blank(file);
        }
    }

    private void header(byte[] data) {
        ByteBuffer box = ByteBuffer.wrap(data);
        int flags = data.length < 8 ? 0 : box.getInt();
        int length = 8;
        for (int flag : new int[] {0x1, 0x1, 0x2, 0x8, 0x10}) {
            length += (flags & flag) == 0 ? 0 : 4;
        }
        if (data.length < length) {
            throw Damage.broken("the header of a fragment is too short");
        }
        track = movie.find(box.getInt() & 0xFFFF_FFFFL);
        ticks = track == null ? 0 : track.defaultTicks();
        size = track == null ? 0 : track.defaultSize();
        if ((flags & 0x1) != 0) {
            base = box.getLong();
        } else if ((flags & 0x20000) != 0) {
            base = begin;
        }
        if ((flags & 0x2) != 0) {
            box.getInt();
        }
        if ((flags & 0x8) != 0) {
            ticks = box.getInt() & 0xFFFF_FFFFL;
        }
        if ((flags & 0x10) != 0) {
            size = box.getInt() & 0xFFFF_FFFFL;
        }
        next = base;
    }

    private void run(Mp4Box box) {
        Scratch.Numbers numbers = file.numbers(box.from(), box.to());
        int flags = (int) numbers.next(4);
        long count = numbers.next(4);
        if ((flags & 0x1) != 0) {
            next = base + (int) numbers.next(4);
        }
        if ((flags & 0x4) != 0) {
            numbers.next(4);
        }
        long bytes = (flags & 0x200) == 0 ? count * size : 0;
        long plays = (flags & 0x100) == 0 ? count * ticks : 0;
        if ((flags & 0xF00) != 0) {
            for (long i = 0; i < count; i++) {
                plays += (flags & 0x100) == 0 ? 0 : numbers.next(4);
                bytes += (flags & 0x200) == 0 ? 0 : numbers.next(4);
                for (int other = 0x400; other <= 0x800; other <<= 1) {
                    if ((flags & other) != 0) {
                        numbers.next(4);
                    }
                }
            }
        }
        if (next < 0 || next > file.size() - bytes) {
            throw Damage.cutOff();
        }
        if (track != null) {
            kept.add(next, bytes);
            track.add(plays);
        }
        next += bytes;
    }
}
