package plaza.media;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a track's samples lie, by the tables in its header (ISO/IEC 14496-12, 8.6 to 8.7). */
final class Mp4Samples {
    private final Map<String, Mp4Box> tables = new HashMap<>();

    /** Notes a box of {@code stbl}; the first one of a kind counts. */
    void table(Mp4Box box) {
        tables.putIfAbsent(box.type(), box);
    }

    private static Scratch.@Nullable Numbers entries(Scratch file, @Nullable Mp4Box box) {
        if (box == null || box.size() < 8) {
            return null;
        }
        return file.numbers(box.from() + 8, box.to());
    }

    /** Names each part of the file that holds some of them. */
    void ranges(Scratch file, Mp4Entries entries, KeptRanges kept) {
        Mp4Box near = tables.get("stco");
        Scratch.Numbers places = entries(file, near == null ? tables.get("co64") : near);
        Scratch.Numbers runs = entries(file, tables.get("stsc"));
        Sizes sizes = sizes(file, entries);
        if (places == null || runs == null || sizes == null) {
            return;
        }
        int width = near == null ? 8 : 4;
        long perChunk = 0;
        long nextRun = 0;
        long nextPerChunk = 0;
        for (long chunk = 1; places.has(width) && sizes.left > 0; chunk++) {
            while (nextRun <= chunk) {
                perChunk = nextPerChunk;
                if (!runs.has(12)) {
                    nextRun = Long.MAX_VALUE;
                    break;
                }
                nextRun = runs.next(4);
                nextPerChunk = runs.next(4);
                runs.next(4);
            }
            long at = places.next(width);
            long length = sizes.next(perChunk);
            if (at < 0 || at > file.size() - length) {
                throw Damage.cutOff();
            }
            kept.add(at, length);
        }
    }

    private @Nullable Sizes sizes(Scratch file, Mp4Entries entries) {
        Mp4Box plain = tables.get("stsz");
        if (plain != null && plain.size() >= 12) {
            Scratch.Numbers numbers = file.numbers(plain.from() + 4, plain.to());
            long each = numbers.next(4);
            return new Sizes(numbers, entries, each, 32);
        }
        Mp4Box small = tables.get("stz2");
        if (small != null && small.size() >= 12) {
            Scratch.Numbers numbers = file.numbers(small.from() + 4, small.to());
            int bits = (int) numbers.next(4) & 0xFF;
            return new Sizes(numbers, entries, 0, bits);
        }
        return null;
    }

    /** How long they are, one after another. */
    private static final class Sizes {
        private final Scratch.Numbers numbers;
        private final Mp4Entries entries;
        private final long each;
        private final int bits;
        private long left;
        private long half = -1;

        Sizes(Scratch.Numbers numbers, Mp4Entries entries, long each, int bits) {
            this.numbers = numbers;
            this.entries = entries;
            this.each = each;
            this.bits = bits;
            this.left = numbers.next(4);
        }

        /** The length of the next ones together, as many as there are. */
        long next(long most) {
            long count = Math.min(most, left);
            left -= count;
            if (each > 0) {
                return entries.bytes(count, each);
            }
            long sum = 0;
            for (long i = 0; i < count; i++) {
                sum += one();
            }
            return sum;
        }

        private long one() {
            if (bits != 4) {
                return numbers.next(bits == 8 ? 1 : bits == 16 ? 2 : 4);
            }
            if (half >= 0) {
                long second = half;
                half = -1;
                return second;
            }
            long both = numbers.next(1);
            half = both & 0xF;
            return both >> 4;
        }
    }
}
