package plaza.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static plaza.contracts.media.SampleMedia.ascii;
import static plaza.contracts.media.SampleMedia.element;
import static plaza.contracts.media.SampleMedia.join;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import plaza.contracts.media.SampleMedia;
import plaza.core.DomainException;
import plaza.core.media.MediaFacts;

final class WebmCopyTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private MediaFacts copy(byte[]... ofSegment) {
        byte[] file =
                join(
                        element("1A45DFA3", element("4282", ascii("webm"))),
                        element("18538067", ofSegment));
        try {
            var in = new Source(new ByteArrayInputStream(file));
            MediaFacts facts = new WebmCopy(1_000_000).copy(in, out);
            assertThat(out.size()).isEqualTo(file.length);
            return facts;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String copied() {
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    private static byte[] track(int number, int type, String codec, byte[]... more) {
        return element(
                "AE",
                element("D7", new byte[] {(byte) number}),
                element("83", new byte[] {(byte) type}),
                element("86", ascii(codec)),
                join(more));
    }

    private static byte[] block(int track, int at, String data) {
        return join(new byte[] {(byte) (0x80 | track), 0, (byte) at, 0}, ascii(data));
    }

    private static byte[] cue(int track) {
        return element(
                "BB",
                element("B3", new byte[1]),
                element(
                        "B7",
                        element("F7", new byte[] {(byte) track}),
                        element("F1", ascii("of" + track))));
    }

    @Test
    void blocksAndCuesOfOtherTracksGo() {
        copy(
                element(
                        "1654AE6B",
                        track(1, 2, "A_OPUS"),
                        track(2, 17, "S_TEXT/WEBVTT"),
                        track(3, 33, "M_PLACES")),
                element("1C53BB6B", cue(1), cue(2)),
                element(
                        "1F43B675",
                        element("E7", new byte[1]),
                        element("A3", block(1, 0, "sound")),
                        element("A3", block(3, 5, SampleMedia.PLACE)),
                        element(
                                "A0",
                                element("9B", new byte[] {9}),
                                element("A1", block(2, 0, SampleMedia.PLACE))),
                        element(
                                "A0",
                                element("A1", block(1, 20, "more of it")),
                                element("75A1", ascii(SampleMedia.PLACE)),
                                element("42AD", ascii(SampleMedia.PLACE)))));

        assertThat(copied())
                .contains("A_OPUS", "of1", "sound", "more of it")
                .doesNotContain("WEBVTT", "M_PLACES", "of2", SampleMedia.PLACE);
    }

    @Test
    void aVideoIsAsLargeAsItIsShown() {
        byte[] picture =
                join(
                        element("B0", new byte[] {2, (byte) 0xD0}),
                        element("BA", new byte[] {2, 0x40}));
        byte[] ratio = join(element("54B0", new byte[] {16}), element("54BA", new byte[] {9}));
        byte[] turned = element("7670", element("7675", new byte[] {0x42, (byte) 0xB4, 0, 0}));
        byte[] cut = element("54BB", new byte[] {76});
        assertThat(size(picture)).containsExactly(720, 576);
        assertThat(size(picture, ratio)).containsExactly(1_024, 576);
        assertThat(size(picture, cut)).containsExactly(720, 500);
        assertThat(size(picture, turned)).containsExactly(576, 720);
    }

    private Integer[] size(byte[]... video) {
        out.reset();
        MediaFacts facts =
                copy(
                        element("1654AE6B", track(1, 1, "V_VP9", element("E0", video))),
                        element(
                                "1F43B675",
                                element("E7", new byte[1]),
                                element("A3", block(1, 0, "picture"))));
        return new Integer[] {facts.width(), facts.height()};
    }

    @Test
    void dataInFrontOfItsTracksIsRefused() {
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(
                        () ->
                                copy(
                                        element(
                                                "1F43B675",
                                                element("E7", new byte[1]),
                                                element("A3", block(1, 0, "sound"))),
                                        element("1654AE6B", track(1, 2, "A_OPUS"))));
    }

    @Test
    void aVideoOfAnUnknownKindIsRefusedAndNotTakenForASound() {
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(
                        () ->
                                copy(
                                        element(
                                                "1654AE6B",
                                                track(1, 1, "V_NEW"),
                                                track(2, 2, "A_OPUS"))))
                .satisfies(
                        refusal ->
                                assertThat(refusal.errors().getFirst().message()).contains("VP9"));
    }
}
