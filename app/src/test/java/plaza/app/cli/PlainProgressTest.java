package plaza.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import plaza.app.batch.Progress;

class PlainProgressTest {
    private final AtomicLong now = new AtomicLong();
    private final StringWriter out = new StringWriter();
    private final Progress progress = new PlainProgress(new PrintWriter(out), new TestClock());

    @Test
    void atMostOneLinePerSecondAndOneAtTheEnd() {
        try (Progress.Step step = progress.begin("Posts", 4)) {
            step.advance(1);
            pass(1_500);
            step.advance(1);
            step.advance(1);
            pass(500);
            step.advance(1);
        }

        assertThat(out.toString())
                .isEqualToNormalizingNewlines("Posts: 2 of 4\nPosts: 4 in 2.0 s\n");
    }

    @Test
    void notesStandAsTheyAre() {
        progress.note("person.csv, line 3: no name");

        assertThat(out.toString()).isEqualToNormalizingNewlines("person.csv, line 3: no name\n");
    }

    private void pass(long millis) {
        now.addAndGet(millis);
    }

    private final class TestClock extends Clock {
        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(now.get());
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
