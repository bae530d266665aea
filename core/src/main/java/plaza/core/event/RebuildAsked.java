package plaza.core.event;

import java.time.Instant;
import java.util.UUID;
import plaza.core.id.UserId;

/** An operator asks that everything derived be computed anew: timelines, counts, caches. */
public record RebuildAsked(String what, @Stored("user") UserId by, Instant at) implements Event {
    @Override
    public UUID key() {
        return by.value();
    }

    @Override
    public String subject() {
        return "rebuild:" + what;
    }
}
