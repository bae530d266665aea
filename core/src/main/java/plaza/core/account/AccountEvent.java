package plaza.core.account;

import java.time.Instant;
import java.util.UUID;
import plaza.core.event.Event;
import plaza.core.id.UserId;

/** An account came into being or changed. */
public sealed interface AccountEvent extends Event {
    UserId user();

    @Override
    default UUID key() {
        return user().value();
    }

    @Override
    default String subject() {
        return "account:" + user();
    }

    /** Somebody joined. */
    record AccountRegistered(UserId user, Instant at) implements AccountEvent {}

    /** A profile, a role, a status or a password is another than before. */
    record AccountChanged(UserId user, Instant at) implements AccountEvent {}
}
