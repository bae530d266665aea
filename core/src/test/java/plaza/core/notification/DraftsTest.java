package plaza.core.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import plaza.core.Ids;
import plaza.core.id.UserId;

final class DraftsTest {
    private final Ids ids = new Ids(Clock.systemUTC());

    /** The server that wrote it may have died halfway: only writing it again completes it. */
    @Test
    void anActThatIsAppliedAgainIsWrittenAgain() {
        Instant at = Instant.parse("2026-05-04T12:00:00Z");
        var act =
                new NotificationTrigger(
                        NotificationType.FOLLOW_REQUEST,
                        new UserId(ids.next()),
                        new UserId(ids.next()),
                        null,
                        null,
                        null,
                        at,
                        at,
                        true);
        var there = new NotificationRecord(act.notification(), true, at);
        var drafts = new Drafts(Map.of(there.id(), there));

        drafts.apply(act);

        assertThat(drafts.written()).containsExactly(there);
    }
}
