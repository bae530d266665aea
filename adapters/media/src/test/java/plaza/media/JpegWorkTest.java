package plaza.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import plaza.contracts.media.SampleMedia;
import plaza.core.DomainException;
import plaza.core.ErrorKind;

/** What a decoder has to do for a JPEG of many scans, counted before it does so. */
class JpegWorkTest {
    /** As many as 1 000 × 1 000, which are 15 625 blocks of grey. */
    private static final long MOST_PIXELS = 1_000_000;

    private static void copy(byte[] jpeg) {
        var out = new ByteArrayOutputStream();
        try {
            new JpegCopy(MOST_PIXELS).copy(new Source(new ByteArrayInputStream(jpeg)), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(out.toByteArray()).isEqualTo(jpeg);
    }

    private static void assertRefused(byte[] jpeg) {
        DomainException refusal = catchThrowableOfType(DomainException.class, () -> copy(jpeg));
        assertThat(refusal.kind()).isEqualTo(ErrorKind.INVALID);
        assertThat(refusal.errors().getFirst().message()).startsWith("takes too long");
    }

    @Test
    void theLargestPictureMayHaveAsManyScansAsEncodersMake() {
        long blocks = 3 * PictureHead.up(50_000_000, 64);
        assertThat(JpegWork.isTooMuch(16, blocks, 50_000_000)).isFalse();
        assertThat(JpegWork.isTooMuch(17, blocks, 50_000_000)).isTrue();
    }

    @Test
    void aLargePictureOfVeryManyScansIsRefusedWhenItComesIn() {
        copy(MadePictures.jpegOfScans(1_000, 1_000, 48));
        assertRefused(MadePictures.jpegOfScans(1_000, 1_000, 49));
    }

    @Test
    void aSmallOneMayHaveMore() {
        copy(MadePictures.jpegOfScans(200, 200, 200));
    }

    @Test
    void whatIsStoredIsCountedAsWhatComesIn() {
        assertThat(JpegWork.isTooMuch(MadePictures.jpegOfScans(1_000, 1_000, 48), MOST_PIXELS))
                .isFalse();
        assertThat(JpegWork.isTooMuch(MadePictures.jpegOfScans(1_000, 1_000, 49), MOST_PIXELS))
                .isTrue();
        assertThat(JpegWork.isTooMuch(MadePictures.jpeg(1_000, 1_000, true, 9, 9, 9), MOST_PIXELS))
                .isFalse();
    }

    /** Each is an object of the decoder: hundreds of thousands end a process. */
    @Test
    void tablesAndNotesAreNotRepeatedWithoutEnd() throws IOException {
        byte[] jpeg = MadePictures.jpegOfScans(100, 100, 2);
        byte[] table = new byte[65];
        Arrays.fill(table, 1, 65, (byte) 1);
        byte[] profile = SampleMedia.ascii("ICC_PROFILE\0\1\1of a test");
        byte[] manyTables = jpeg;
        byte[] fewTables = jpeg;
        byte[] notes = jpeg;
        for (int i = 0; i < 301; i++) {
            fewTables = i < 200 ? MadePictures.with(fewTables, 0xDB, table) : fewTables;
            manyTables = MadePictures.with(manyTables, 0xDB, table);
            notes = MadePictures.with(notes, 0xE2, profile);
        }
        copy(fewTables);
        assertBroken(manyTables);
        assertBroken(notes);
        byte[] stored = manyTables;
        assertThat(
                        catchThrowableOfType(
                                DomainException.class,
                                () -> JpegHead.read(new Source(new ByteArrayInputStream(stored)))))
                .isNotNull();
        assertThat(JpegHead.read(new Source(new ByteArrayInputStream(fewTables))).width())
                .isEqualTo(100);
    }

    private static void assertBroken(byte[] jpeg) {
        DomainException refusal = catchThrowableOfType(DomainException.class, () -> copy(jpeg));
        assertThat(refusal.errors().getFirst().message()).startsWith("is broken");
    }

    /** Where samples are shared by several pixels there are fewer blocks, in whole groups. */
    @Test
    void blocksFollowFromTheFrame() {
        byte[] frame = {8, 0, 17, 0, 17, 3, 1, 0x22, 0, 2, 0x11, 0, 3, 0x11, 0};
        assertThat(JpegHead.blocks(frame)).isEqualTo(4 * 6);
        frame[7] = 0x11;
        assertThat(JpegHead.blocks(frame)).isEqualTo(9 * 3);
    }
}
