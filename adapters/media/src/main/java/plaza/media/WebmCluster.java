package plaza.media;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;

/** The blocks of a WebM (RFC 9559, 5.1.3): those of tracks that stay, stay. */
final class WebmCluster {
    private static final long TIMESTAMP = 0xE7;
    private static final long SIMPLE_BLOCK = 0xA3;
    private static final long GROUP = 0xA0;
    private static final long BLOCK = 0xA1;
    private static final long ADDITIONS = 0x75A1;
    private static final Set<Long> KEPT = Set.of(TIMESTAMP, 0xA7L, 0xABL);
    private static final Set<Long> KEPT_OF_GROUPS = Set.of(BLOCK, 0x9BL, 0xFAL, 0xFBL, 0x75A2L);
    private static final Set<Long> OTHERS = Set.of(SIMPLE_BLOCK, GROUP, 0xBFL, 0xECL, 0x5854L);

    private final WebmTracks tracks;
    private final WebmTimes times;

    WebmCluster(WebmTracks tracks, WebmTimes times) {
        this.tracks = tracks;
        this.times = times;
    }

    void copy(Ebml.Element cluster, Source in, OutputStream out) throws IOException {
        boolean isEndKnown = cluster.size() >= 0;
        long end = isEndKnown ? in.position() + cluster.size() : Long.MAX_VALUE;
        long time = 0;
        while (in.position() < end && (isEndKnown || !in.atEnd())) {
            if (!isEndKnown && !isOfCluster(in)) {
                return;
            }
            Ebml.Element element = Ebml.next(in);
            boolean isKept = KEPT.contains(element.id());
            if (element.size() < 0
                    || element.size() > end - in.position()
                    || (!isKept && !OTHERS.contains(element.id()))) {
                throw Damage.broken("a cluster is not right");
            }
            if (element.id() == TIMESTAMP) {
                time = time(in.peek((int) Math.min(element.size(), 8)));
            }
            if (isKept) {
                out.write(element.head());
                in.pass(element.size(), out);
            } else if (element.id() == SIMPLE_BLOCK) {
                Block block = block(in.peek((int) Math.min(element.size(), 16)), 0);
                times(block, time);
                pass(tracks.isKept(block.track()), element, in, out);
            } else if (element.id() == GROUP) {
                group(element, time, in, out);
            } else {
                Ebml.blank(element, in, out);
            }
        }
    }

    private static long time(byte[] bytes) {
        return Ebml.number(bytes, 0, bytes.length);
    }

    private static boolean isOfCluster(Source in) throws IOException {
        byte[] next = in.peek(2);
        long first = next.length == 0 ? 0 : next[0] & 0xFF;
        return KEPT.contains(first)
                || OTHERS.contains(first)
                || (next.length == 2 && OTHERS.contains(Ebml.number(next, 0, 2)));
    }

    /**
     * What a block begins with.
     *
     * @param offset when it is shown, after its cluster's time
     */
    private record Block(long track, int offset) {}

    private static Block block(byte[] bytes, int at) {
        int length = at >= bytes.length ? 9 : Integer.numberOfLeadingZeros(bytes[at] & 0xFF) - 23;
        if (length > 8 || at + length + 2 > bytes.length) {
            throw Damage.broken("a block is cut off");
        }
        long track = Ebml.number(bytes, at, length) & ((1L << (7 * length)) - 1);
        return new Block(track, (short) Ebml.number(bytes, at + length, 2));
    }

    private void times(Block block, long time) {
        if (tracks.isKept(block.track())) {
            times.block(block.track(), time + block.offset());
        }
    }

    private static void pass(boolean isKept, Ebml.Element element, Source in, OutputStream out)
            throws IOException {
        if (isKept) {
            out.write(element.head());
            in.pass(element.size(), out);
        } else {
            Ebml.blank(element, in, out);
        }
    }

    private void group(Ebml.Element group, long time, Source in, OutputStream out)
            throws IOException {
        Block block = find(in.peek((int) Math.min(group.size(), Source.AHEAD)));
        times(block, time);
        if (!tracks.isKept(block.track())) {
            Ebml.blank(group, in, out);
            return;
        }
        out.write(group.head());
        long end = in.position() + group.size();
        while (in.position() < end) {
            Ebml.Element element = Ebml.next(in);
            if (element.size() < 0 || element.size() > end - in.position()) {
                throw Damage.broken("an element is longer than what it is in");
            }
            boolean isKept =
                    KEPT_OF_GROUPS.contains(element.id())
                            || (element.id() == ADDITIONS && tracks.isClear(block.track()));
            pass(isKept, element, in, out);
        }
    }

    /** The block within the beginning of a group. */
    private static Block find(byte[] group) {
        int at = 0;
        while (at < group.length) {
            EbmlPart part = EbmlPart.beginning(group, at, group.length);
            if (part.id() == BLOCK) {
                return block(group, part.from());
            }
            at = part.to();
        }
        throw Damage.broken("a group has no block");
    }
}
