package plaza.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import plaza.app.cli.Examination.Verdict;

class ExaminationTest {
    @Test
    void anOldJavaIsBad() {
        assertThat(Examination.java(Runtime.Version.parse("17.0.1")).verdict())
                .isEqualTo(Verdict.BAD);
        assertThat(Examination.java(Runtime.Version.parse("25.0.1")).verdict())
                .isEqualTo(Verdict.GOOD);
    }

    @Test
    void littleSpaceIsDoubtfulAndNoneIsBad() {
        assertThat(Examination.space(100L << 20).verdict()).isEqualTo(Verdict.BAD);
        assertThat(Examination.space(1L << 30).verdict()).isEqualTo(Verdict.DOUBTFUL);
        assertThat(Examination.space(10L << 30).verdict()).isEqualTo(Verdict.GOOD);
    }

    @Test
    void aMissingFfmpegIsNoReasonToFail() {
        Examination.Finding finding = Examination.ffmpeg("no-ffmpeg-here");

        assertThat(finding.verdict()).isEqualTo(Examination.Verdict.DOUBTFUL);
        assertThat(finding.text()).contains("no-ffmpeg-here", "posters");
    }
}
