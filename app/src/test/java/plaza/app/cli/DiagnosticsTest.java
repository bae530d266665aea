package plaza.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import plaza.app.cli.Diagnostics.Verdict;
import plaza.core.engine.EngineFinding;

class DiagnosticsTest {
    @Test
    void anOldJavaIsBad() {
        assertThat(Diagnostics.java(Runtime.Version.parse("17.0.1")).verdict())
                .isEqualTo(Verdict.BAD);
        assertThat(Diagnostics.java(Runtime.Version.parse("25.0.1")).verdict())
                .isEqualTo(Verdict.GOOD);
    }

    @Test
    void littleSpaceIsDoubtfulAndNoneIsBad() {
        assertThat(Diagnostics.space(100L << 20).verdict()).isEqualTo(Verdict.BAD);
        assertThat(Diagnostics.space(1L << 30).verdict()).isEqualTo(Verdict.DOUBTFUL);
        assertThat(Diagnostics.space(10L << 30).verdict()).isEqualTo(Verdict.GOOD);
    }

    @Test
    void aMissingFfmpegIsNoReasonToFail() {
        Diagnostics.Finding finding = Diagnostics.ffmpeg("no-ffmpeg-here");

        assertThat(finding.verdict()).isEqualTo(Diagnostics.Verdict.DOUBTFUL);
        assertThat(finding.text()).contains("no-ffmpeg-here", "posters");
    }

    @Test
    void anEngineIsGoodDoubtfulOrAway() {
        var good = EngineFinding.good("redis", "answers", List.of());
        var doubtful = EngineFinding.good("redis", "answers", List.of("appendonly is no"));
        var away = EngineFinding.away("redis", "Redis is away");
        assertThat(Diagnostics.engine(good).verdict()).isEqualTo(Diagnostics.Verdict.GOOD);
        assertThat(Diagnostics.engine(doubtful).verdict()).isEqualTo(Diagnostics.Verdict.DOUBTFUL);
        assertThat(Diagnostics.engine(doubtful).text()).contains("appendonly is no");
        assertThat(Diagnostics.engine(away).verdict()).isEqualTo(Diagnostics.Verdict.BAD);
        assertThat(Diagnostics.engine(away).text()).contains("Redis is away");
    }
}
