package plaza.core.event;

import java.time.Instant;
import java.util.UUID;
import plaza.core.id.UserId;

/** An operator asks that everything derived be computed anew: timelines, counts, caches. */
public record RebuildAsked(String what, @Stored("user") UserId by, Instant at) implements Event {
    /** Who asks where no person does: all zeros is nobody's id. */
    public static final UserId OPERATOR = new UserId(new UUID(0, 0));

    @Override
    public UUID key() {
        return by.value();
    }

    @Override
    public String subject() {
        return "rebuild:" + what;
    }
}
