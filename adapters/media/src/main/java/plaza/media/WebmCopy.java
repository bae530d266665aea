package plaza.media;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import plaza.core.media.MediaFacts;

/**
 * WebM and Matroska (WebM Container Guidelines; RFC 9559). Keeps tracks of pictures and sounds
 * whose codecs are known, their blocks, and what a player needs of the headers; elements are found
 * by their place in the file, so everything else becomes empty space of the same size. What follows
 * the segment is cut off.
 */
final class WebmCopy implements FormatCopy {
    private static final long SEGMENT = 0x18538067L;

    /** Tags, attached files, and chapters. */
    private static final Set<Long> OTHERS_OF_SEGMENTS =
            Set.of(0x1254C367L, 0x1941A469L, 0x1043A770L);

    private static final int LARGEST_HELD = 1 << 20;

    private final WebmTimes times = new WebmTimes();
    private final WebmTracks tracks;
    private final WebmCluster cluster;
    private boolean hasClusters;

    WebmCopy(long mostPixels) {
        this.tracks = new WebmTracks(mostPixels);
        this.cluster = new WebmCluster(tracks, times);
    }

    @Override
    public MediaFacts copy(Source in, OutputStream out) throws IOException {
        Ebml.Element header = Ebml.next(in);
        if (header.id() != WebmHeads.HEADER || header.size() < 0 || header.size() > 4_096) {
            throw Damage.broken("it does not begin as a WebM or a Matroska");
        }
        cleaned(header, in, out);
        Ebml.Element segment = Ebml.next(in);
        if (segment.id() != SEGMENT) {
            throw Damage.broken("it has no segment");
        }
        out.write(segment.head());
        segment(segment, in, out);
        if (!tracks.areKnown() || !hasClusters) {
            throw Damage.cutOff();
        }
        WebmTracks.Size shown = tracks.shown();
        return shown == null
                ? new MediaFacts(null, null, times.milliseconds())
                : new MediaFacts(shown.width(), shown.height(), times.milliseconds());
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
        if (first == Ebml.VOID || first == 0xBF) {
            return true;
        }
        long id = next.length < 4 ? 0 : Ebml.number(next, 0, 4);
        return OTHERS_OF_SEGMENTS.contains(id)
                || id == WebmHeads.SEEK_HEAD
                || id == WebmHeads.INFO
                || id == WebmHeads.TRACKS
                || id == WebmHeads.CUES
                || id == WebmHeads.CLUSTER;
    }

    private void child(Ebml.Element element, Source in, OutputStream out) throws IOException {
        long id = element.id();
        if (id == WebmHeads.CLUSTER) {
            if (!tracks.areKnown()) {
                throw Damage.broken("its tracks are told behind their data");
            }
            hasClusters = true;
            out.write(element.head());
            cluster.copy(element, in, out);
        } else if (element.size() < 0) {
            throw Damage.broken("an element has no end");
        } else if (id == WebmHeads.INFO
                || id == WebmHeads.SEEK_HEAD
                || (id == WebmHeads.TRACKS && !tracks.areKnown())) {
            cleaned(element, in, out);
        } else if (id == WebmHeads.CUES && tracks.areKnown()) {
            out.write(element.head());
            cues(in.position() + element.size(), in, out);
        } else {
            Ebml.blank(element, in, out);
        }
    }

    private static byte[] held(Ebml.Element element, Source in) throws IOException {
        if (element.size() < 0 || element.size() > LARGEST_HELD) {
            throw Damage.broken("its headers are too large");
        }
        return in.next((int) element.size());
    }

    private void cleaned(Ebml.Element element, Source in, OutputStream out) throws IOException {
        byte[] data = held(element, in);
        if (element.id() == WebmHeads.TRACKS) {
            tracks.clean(data);
        } else {
            if (element.id() == WebmHeads.INFO) {
                times.info(data);
            }
            WebmHeads.clean(data, 0, data.length, element.id());
        }
        out.write(element.head());
        out.write(data);
    }

    /** Where to find what at which time: nothing of tracks that go. */
    private void cues(long end, Source in, OutputStream out) throws IOException {
        while (in.position() < end) {
            Ebml.Element element = Ebml.next(in);
            if (element.size() < 0 || element.size() > end - in.position()) {
                throw Damage.broken("an element is longer than what it is in");
            }
            if (element.id() != WebmHeads.CUE) {
                Ebml.blank(element, in, out);
                continue;
            }
            byte[] cue = held(element, in);
            boolean[] isOfKept = new boolean[1];
            EbmlPart.each(cue, 0, cue.length, part -> isOfKept[0] |= place(cue, part));
            if (isOfKept[0]) {
                WebmHeads.clean(cue, 0, cue.length, WebmHeads.CUE);
                out.write(element.head());
                out.write(cue);
            } else {
                Ebml.writeBlank(element, out);
            }
        }
    }

    /** Blanks a place in a track that goes; says whether it is one in a track that stays. */
    private boolean place(byte[] cue, EbmlPart part) {
        if (part.id() != WebmHeads.CUE_PLACE) {
            return false;
        }
        boolean[] isKept = new boolean[1];
        EbmlPart.each(
                cue,
                part.from(),
                part.to(),
                each -> isKept[0] |= each.id() == 0xF7 && tracks.isKept(each.number(cue)));
        if (!isKept[0]) {
            part.blank(cue);
        }
        return isKept[0];
    }
}
