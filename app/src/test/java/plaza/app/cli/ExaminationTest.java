package plaza.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import plaza.app.cli.Examination.Verdict;
import plaza.core.engine.EngineFinding;

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

    @Test
    void anEngineIsGoodDoubtfulOrAway() {
        var good = EngineFinding.good("redis", "answers", List.of());
        var doubtful = EngineFinding.good("redis", "answers", List.of("appendonly is no"));
        var away = EngineFinding.away("redis", "Redis is away");
        assertThat(Examination.engine(good).verdict()).isEqualTo(Examination.Verdict.GOOD);
        assertThat(Examination.engine(doubtful).verdict()).isEqualTo(Examination.Verdict.DOUBTFUL);
        assertThat(Examination.engine(doubtful).text()).contains("appendonly is no");
        assertThat(Examination.engine(away).verdict()).isEqualTo(Examination.Verdict.BAD);
        assertThat(Examination.engine(away).text()).contains("Redis is away");
    }
}
