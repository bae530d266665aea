package plaza.local.media;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import plaza.core.media.MediaFacts;

/**
 * WebM (WebM Container Guidelines; Matroska, RFC 9559). Elements are found by their place in the
 * file, so what is not needed to play it – tags, attached files, chapters, unknown elements –
 * becomes empty space of the same size. What follows the segment is cut off.
 */
final class WebmCopy implements FormatCopy {
    static final long HEADER = 0x1A45DFA3L;

    private static final long SEGMENT = 0x18538067L;
    private static final long SEEK_HEAD = 0x114D9B74L;
    private static final long INFO = 0x1549A966L;
    private static final long TRACKS = 0x1654AE6BL;
    private static final long CUES = 0x1C53BB6BL;
    private static final long CLUSTER = 0x1F43B675L;
    private static final long TAGS = 0x1254C367L;
    private static final long ATTACHMENTS = 0x1941A469L;
    private static final long CHAPTERS = 0x1043A770L;
    private static final Set<Long> OF_SEGMENTS =
            Set.of(SEEK_HEAD, INFO, TRACKS, CUES, CLUSTER, TAGS, ATTACHMENTS, CHAPTERS);

    private static final long TIMESTAMP = 0xE7;
    private static final long SIMPLE_BLOCK = 0xA3;
    private static final Set<Long> OF_CLUSTERS =
            Set.of(TIMESTAMP, SIMPLE_BLOCK, 0xA0L, 0xA7L, 0xABL, 0xBFL, 0xECL, 0x5854L);

    private static final int LARGEST_HELD = 1 << 20;

    private final WebmInfo info;
    private boolean hasTracks;
    private boolean hasClusters;

    WebmCopy(long mostPixels) {
        this.info = new WebmInfo(mostPixels);
    }

    @Override
    public MediaFacts copy(Source in, OutputStream out) throws IOException {
        Ebml.Element header = Ebml.next(in);
        if (header.id() != HEADER || header.size() < 0 || header.size() > 4_096) {
            throw Damage.broken("it does not begin as a WebM");
        }
        out.write(header.head());
        in.pass(header.size(), out);
        Ebml.Element segment = Ebml.next(in);
        if (segment.id() != SEGMENT) {
            throw Damage.broken("it has no segment");
        }
        out.write(segment.head());
        segment(segment, in, out);
        if (!hasTracks || !hasClusters) {
            throw Damage.cutOff();
        }
        return info.facts();
    }

    private void segment(Ebml.Element segment, Source in, OutputStream out) throws IOException {
        boolean isEndKnown = segment.size() >= 0;
        long end = isEndKnown ? in.position() + segment.size() : Long.MAX_VALUE;
        while (in.position() < end && (isEndKnown || !in.atEnd())) {
            if (!isEndKnown && hasClusters && !isOfSegment(in)) {
                return;
            }
            Ebml.Element element = Ebml.next(in);
            if (element.size() > end - in.position()) {
                throw Damage.broken("an element is longer than the file");
            }
            child(element, in, out);
        }
    }

    private static boolean isOfSegment(Source in) throws IOException {
        byte[] next = in.peek(4);
        int first = next.length == 0 ? -1 : next[0] & 0xFF;
        boolean isLong = next.length == 4;
        return first == 0xEC
                || first == 0xBF
                || (isLong && OF_SEGMENTS.contains(Ebml.number(next, 0, 4)));
    }

    private void child(Ebml.Element element, Source in, OutputStream out) throws IOException {
        if (element.id() == CLUSTER) {
            hasClusters = true;
            out.write(element.head());
            cluster(element, in, out);
            return;
        }
        if (element.size() < 0) {
            throw Damage.broken("an element has no end");
        }
        if (element.id() == INFO || element.id() == TRACKS) {
            if (element.size() > LARGEST_HELD) {
                throw Damage.broken("its headers are too large");
            }
            byte[] data = in.next((int) element.size());
            if (element.id() == INFO) {
                info.info(data);
            } else {
                hasTracks = true;
                info.tracks(data);
            }
            out.write(element.head());
            out.write(data);
        } else if (element.id() == SEEK_HEAD || element.id() == CUES) {
            out.write(element.head());
            in.pass(element.size(), out);
        } else {
            Ebml.blank(element, in, out);
        }
    }

    private void cluster(Ebml.Element cluster, Source in, OutputStream out) throws IOException {
        boolean isEndKnown = cluster.size() >= 0;
        long end = isEndKnown ? in.position() + cluster.size() : Long.MAX_VALUE;
        long time = 0;
        while (in.position() < end && (isEndKnown || !in.atEnd())) {
            if (!isEndKnown && !isOfCluster(in)) {
                return;
            }
            Ebml.Element element = Ebml.next(in);
            if (element.size() < 0
                    || element.size() > end - in.position()
                    || !OF_CLUSTERS.contains(element.id())) {
                throw Damage.broken("a cluster is not right");
            }
            int seen = (int) Math.min(element.size(), 12);
            byte[] start = in.peek(seen);
            if (element.id() == TIMESTAMP && start.length == seen && seen <= 8) {
                time = Ebml.number(start, 0, seen);
            } else if (element.id() == SIMPLE_BLOCK) {
                info.block(time + offset(start));
            }
            info.block(time);
            out.write(element.head());
            in.pass(element.size(), out);
        }
    }

    private static boolean isOfCluster(Source in) throws IOException {
        byte[] next = in.peek(2);
        boolean isLong = next.length == 2;
        return (next.length > 0 && OF_CLUSTERS.contains((long) (next[0] & 0xFF)))
                || (isLong && OF_CLUSTERS.contains(Ebml.number(next, 0, 2)));
    }

    /**
     * When a block is shown, after its cluster's time: two bytes behind the number of its track.
     */
    private static int offset(byte[] block) {
        int track = block.length == 0 ? 0 : Integer.numberOfLeadingZeros(block[0] & 0xFF) - 23;
        return track < 1 || track + 2 > block.length
                ? 0
                : (short) (((block[track] & 0xFF) << 8) | (block[track + 1] & 0xFF));
    }
}
