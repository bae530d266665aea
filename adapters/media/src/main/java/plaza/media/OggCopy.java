package plaza.media;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import plaza.core.media.MediaFacts;

/**
 * Ogg with Opus (RFC 7845) or Vorbis in it, as recorders in browsers write it. Keeps the first
 * stream, page by page; its comments, where titles, covers and places are, become empty, and pages
 * are numbered and summed up anew. Other streams, and what follows the end, are left out.
 */
final class OggCopy implements FormatCopy {
    private static final byte[] NAME = {'O', 'g', 'g', 'S'};

    private long reach;
    private boolean hasSound;
    private boolean isOver;

    @Override
    public MediaFacts copy(Source in, OutputStream out) throws IOException {
        OggPage first = page(in);
        OggHeads heads =
                OggHeads.of(first)
                        .orElseThrow(() -> Damage.broken("its sound is of a kind that is unknown"));
        int stream = first.stream();
        heads.add(first);
        while (!heads.areWhole()) {
            OggPage page = page(in);
            if (page.stream() == stream) {
                heads.add(page);
            }
        }
        int number = 0;
        for (OggPage page : heads.pages(stream)) {
            page.writeTo(out, number++);
        }
        while (!isOver && hasPage(in)) {
            OggPage page = OggPage.next(in);
            if (page.stream() == stream && isSound(page)) {
                page.writeTo(out, number++);
            }
        }
        if (!hasSound) {
            throw Damage.cutOff();
        }
        long milliseconds = heads.milliseconds(reach);
        return new MediaFacts(null, null, milliseconds > 0 ? milliseconds : null);
    }

    private static OggPage page(Source in) throws IOException {
        if (!hasPage(in)) {
            throw Damage.cutOff();
        }
        return OggPage.next(in);
    }

    /** Whether a page follows, or its beginning; not where anything else does. */
    private static boolean hasPage(Source in) throws IOException {
        byte[] name = in.peek(NAME.length);
        return name.length > 0 && Arrays.equals(name, Arrays.copyOf(NAME, name.length));
    }

    /** A stream that begins anew is another one, which is left out as all others are. */
    private boolean isSound(OggPage page) {
        if ((page.flags() & OggPage.FIRST) != 0) {
            isOver = true;
            return false;
        }
        isOver = (page.flags() & OggPage.LAST) != 0;
        hasSound |= page.lengths().length > 0;
        reach = Math.max(reach, page.granule());
        return true;
    }
}
