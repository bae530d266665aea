package plaza.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static plaza.contracts.media.SampleMedia.ascii;
import static plaza.contracts.media.SampleMedia.join;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import plaza.contracts.media.SampleFiles;
import plaza.contracts.media.SampleMedia;
import plaza.core.DomainException;
import plaza.core.media.MediaFacts;

final class OggCopyTest {
    private static final int STREAM = 7;
    private static final byte[] HEAD =
            join(ascii("OpusHead\1\1"), new byte[] {0x38, 1}, new byte[7]);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private MediaFacts copy(byte[] file) {
        try {
            return new OggCopy().copy(new Source(new ByteArrayInputStream(file)), out);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] pages(int first, Iterable<OggPage> pages) throws IOException {
        var bytes = new ByteArrayOutputStream();
        int number = first;
        for (OggPage page : pages) {
            page.writeTo(bytes, number++);
        }
        return bytes.toByteArray();
    }

    private static OggPage sound(int stream, int flags, long granule) {
        return new OggPage(flags, granule, stream, new byte[] {3}, ascii("abc"));
    }

    private static List<OggPage> recording(int stream, byte[] tags) {
        List<OggPage> pages = new ArrayList<>(OggPage.of(stream, OggPage.FIRST, HEAD));
        pages.addAll(OggPage.of(stream, 0, tags));
        pages.add(sound(stream, 0, 24_312));
        pages.add(sound(stream, OggPage.LAST, 48_312));
        return pages;
    }

    @Test
    void commentsOfManyPagesBecomeEmptyAndPagesAreNumberedAnew() throws IOException {
        byte[] tags = join(ascii("OpusTags"), ascii(SampleMedia.PLACE.repeat(9_000)));
        byte[] file = pages(0, recording(STREAM, tags));
        byte[] empty = join(ascii("OpusTags"), new byte[8]);

        MediaFacts facts = copy(file);

        assertThat(facts).isEqualTo(new MediaFacts(null, null, 1_000L));
        assertThat(out.toByteArray()).isEqualTo(pages(0, recording(STREAM, empty)));
    }

    @Test
    void otherStreamsAndWhatFollowsTheEndAreLeftOut() throws IOException {
        byte[] tags = join(ascii("OpusTags"), new byte[8]);
        List<OggPage> own = recording(STREAM, tags);
        List<OggPage> mixed = new ArrayList<>(own);
        mixed.add(1, sound(8, OggPage.FIRST, 0));
        mixed.add(4, sound(8, 0, 99_000_000));
        byte[] file = join(pages(0, mixed), pages(0, recording(9, tags)), ascii(SampleMedia.PLACE));

        assertThat(copy(file).durationMs()).isEqualTo(1_000);
        assertThat(out.toByteArray()).isEqualTo(pages(0, own));
    }

    @Test
    void aPageThatIsNotWhatItsChecksumSaysIsRefused() {
        byte[] file = SampleFiles.of("voice-firefox.ogg");
        file[file.length - 1]++;

        assertThatExceptionOfType(DomainException.class).isThrownBy(() -> copy(file));
    }

    @Test
    void aRecordingThatIsCutOffWithinAPageIsRefused() {
        byte[] file = SampleFiles.of("voice-firefox.ogg");

        for (int length : new int[] {3, 40, 60, 150, file.length - 1}) {
            byte[] cut = java.util.Arrays.copyOf(file, length);
            assertThatExceptionOfType(DomainException.class).isThrownBy(() -> copy(cut));
        }
    }
}
