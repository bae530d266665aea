package plaza.media;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import plaza.core.media.MediaFacts;

/**
 * MP4, MOV, M4A and 3GP (ISO/IEC 14496-12; QuickTime File Format). Keeps tracks of pictures and
 * sounds whose codecs are known, what a player needs of their headers, and of the data their
 * samples; everything else becomes free space or zeros, so that all that is kept stays in its
 * place. Which data is whose may be told behind it, so the file waits on the disk meanwhile. What
 * follows the last box is cut off. Of headers only small boxes are held in memory.
 */
final class Mp4Copy implements FormatCopy {
    private static final Set<String> KNOWN =
            Set.of(
                    "ftyp", "styp", "moov", "mdat", "moof", "mfra", "sidx", "ssix", "wide", "pdin",
                    "prft", "free", "skip", "uuid", "meta", "udta", "emsg", "junk", "pnot", "PICT");

    private static final Set<String> BRANDS = Set.of("ftyp", "styp");

    /** What cleaning holds at the most: where samples lie, twice while it grows, and headers. */
    private static final long CLEANING = 16L << 20;

    private final long mostPixels;
    private final Path folder;
    private final DiskRoom room;
    private final DecodeBudget budget;
    private boolean hasHeader;
    private boolean hasData;
    private boolean isFragmented;

    /**
     * @param folder where the file waits
     * @param room what is to stay free on its disk
     * @param budget what cleaning it is taken from
     */
    Mp4Copy(long mostPixels, Path folder, DiskRoom room, DecodeBudget budget) {
        this.mostPixels = mostPixels;
        this.folder = folder;
        this.room = room;
        this.budget = budget;
    }

    @Override
    public MediaFacts copy(Source in, OutputStream out) throws IOException {
        try (Scratch file = Scratch.open(folder, room)) {
            PartFile whole = file.writer();
            while (!in.atEnd() && hasBox(in)) {
                pass(in, whole);
            }
            whole.flush();
            if (!hasHeader || !(hasData || isFragmented)) {
                throw Damage.cutOff();
            }
            long bytes = Math.min(CLEANING, budget.bytes());
            MediaFacts facts = budget.taking(bytes, () -> clean(file));
            file.copyTo(out);
            return facts;
        }
    }

    private boolean hasBox(Source in) throws IOException {
        byte[] head = in.peek(8);
        boolean isKnown =
                head.length == 8
                        && KNOWN.contains(new String(head, 4, 4, StandardCharsets.ISO_8859_1));
        if (!isKnown && !(hasHeader && (hasData || isFragmented))) {
            throw Damage.broken("it has a box of an unknown kind");
        }
        return isKnown;
    }

    private void pass(Source in, OutputStream out) throws IOException {
        byte[] head = in.next(8);
        out.write(head);
        long size = ByteBuffer.wrap(head).getInt() & 0xFFFF_FFFFL;
        String type = new String(head, 4, 4, StandardCharsets.ISO_8859_1);
        hasHeader |= type.equals("moov");
        hasData |= type.equals("mdat");
        isFragmented |= type.equals("moof");
        if (size == 0 && type.equals("mdat")) {
            in.passAll(out);
            return;
        }
        long left = size - 8;
        if (size == 1) {
            byte[] large = in.next(8);
            out.write(large);
            left = ByteBuffer.wrap(large).getLong() - 16;
        }
        if (left < 0) {
            throw Damage.broken("a box is shorter than its header");
        }
        in.pass(left, out);
    }

    private MediaFacts clean(Scratch file) {
        var movie = new Mp4Movie(file, mostPixels);
        var kept = new KeptRanges();
        hasHeader = false;
        each(file, "moov", box -> header(movie, box, file));
        movie.ranges(kept);
        Mp4Box.each(
                file,
                0,
                file.size(),
                box -> {
                    switch (box.type()) {
                        case "moof" -> new Mp4Fragment(file, movie, kept).clean(box);
                        case "sidx" -> index(movie, box, file);
                        case "mfra" -> places(movie, box, file);
                        case "moov", "mdat" -> {
                            // One is clean, the other waits for all that says what is in it.
                        }
                        default -> {
                            if (!BRANDS.contains(box.type())) {
                                box.blank(file);
                            }
                        }
                    }
                });
        each(file, "mdat", box -> kept.gaps(box.from(), box.to(), file::blank));
        return movie.facts();
    }

    private static void each(Scratch file, String type, Consumer<Mp4Box> use) {
        Mp4Box.each(
                file,
                0,
                file.size(),
                box -> {
                    if (box.type().equals(type)) {
                        use.accept(box);
                    }
                });
    }

    /** Players take the first one. */
    private void header(Mp4Movie movie, Mp4Box box, Scratch file) {
        if (hasHeader) {
            box.blank(file);
        } else {
            hasHeader = true;
            movie.clean(box);
        }
    }

    private static boolean isOfKept(Mp4Movie movie, byte[] data) {
        return data.length >= 8
                && movie.find(ByteBuffer.wrap(data).getInt(4) & 0xFFFF_FFFFL) != null;
    }

    private static void index(Mp4Movie movie, Mp4Box sidx, Scratch file) {
        byte[] data = sidx.data(file);
        if (isOfKept(movie, data)) {
            movie.index(data);
        } else {
            sidx.blank(file);
        }
    }

    /** Where to find fragments, track by track. */
    private static void places(Mp4Movie movie, Mp4Box mfra, Scratch file) {
        Mp4Box.each(
                file,
                mfra.from(),
                mfra.to(),
                box -> {
                    boolean isTable = box.type().equals("tfra") && box.size() >= 8;
                    if (!box.type().equals("mfro")
                            && !(isTable && isOfKept(movie, file.read(box.from(), 8)))) {
                        box.blank(file);
                    }
                });
    }
}
