package plaza.core.subscription;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.core.Ids;
import plaza.core.id.SessionId;
import plaza.core.id.UserId;
import plaza.core.session.Session;
import plaza.core.subscription.Listener.Batch;
import plaza.core.subscription.UpdateConnection.Kind;
import plaza.core.update.Topic;
import plaza.core.update.Update;

/** A hub with a clock that is set by hand. */
final class HubForTests extends Clock {
    /** Of an update, in bytes. */
    static final int SIZE = 100;

    static final Duration RETENTION = Duration.ofMinutes(5);

    final UpdateHub hub;
    private final Ids ids = new Ids(Clock.systemUTC());
    private Instant now = Instant.parse("2026-03-01T09:30:00Z");

    HubForTests(int retained) {
        this(retained, 1 << 20);
    }

    HubForTests(int retained, long keptBytes) {
        this(retained, keptBytes, 1 << 20);
    }

    HubForTests(int retained, long keptBytes, long watchedBytes) {
        hub =
                new UpdateHub(
                        new UpdateSettings(
                                RETENTION,
                                retained,
                                keptBytes,
                                watchedBytes,
                                5,
                                2,
                                Duration.ofSeconds(15)),
                        this);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    UserId somebody() {
        return new UserId(ids.next());
    }

    Session session(UserId user) {
        UUID id = ids.next();
        return new Session(new SessionId(id), user, now, now.plus(Duration.ofDays(1)), null, null);
    }

    Listener open(UserId user, @Nullable String place) {
        return hub.open(session(user), Kind.SSE, Set.of(Topic.NOTIFICATIONS), place);
    }

    void tell(UserId user, int number) {
        hub.deliver(List.of(user), update(Topic.NOTIFICATIONS, number), SIZE);
    }

    /** An update of no feature. */
    record Numbered(Topic topic, int number) implements Update {
        @Override
        public String toString() {
            return Integer.toString(number);
        }
    }

    static Update update(Topic topic, int number) {
        return new Numbered(topic, number);
    }

    /**
     * All that is there now, as a client would note it: {@code ready}, {@code reset} or updates.
     */
    static List<String> drain(Listener listener) throws InterruptedException {
        List<String> heard = new ArrayList<>();
        for (Batch batch = listener.take(Duration.ZERO);
                batch != null;
                batch = listener.take(Duration.ZERO)) {
            if (batch.opening() instanceof Signal.Ready) {
                heard.add("ready");
            } else if (batch.opening() instanceof Signal.Reset) {
                heard.add("reset");
            }
            batch.updates().forEach(each -> heard.add(each.update().toString()));
            batch.states().stream()
                    .map(States.State::update)
                    .forEach(each -> heard.add("state " + each));
            if (batch.bye() != null) {
                heard.add(batch.bye().label());
                return heard;
            }
            listener.confirm(batch);
        }
        return heard;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("this clock is in UTC");
    }
}
