package plaza.contracts.session;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import plaza.contracts.Agreement;
import plaza.contracts.Arguments;
import plaza.contracts.Model;
import plaza.contracts.Samples;
import plaza.core.id.SessionId;
import plaza.core.id.UserId;
import plaza.core.session.Session;
import plaza.core.session.SessionStore;

/** Whoever comes and goes on whatever device, two stores answer alike. */
public interface SessionStoreModel extends Model<SessionStore> {
    @Override
    default Agreement<SessionStore> agreement() {
        return Agreement.on(SessionStore.class)
                .often(6, "put")
                .often(2, "list")
                .inAnyOrder("deleteAll");
    }

    @Override
    default void fill(Arguments arguments) {
        // An engine may let go of what expired an hour ago, so all of it lies ahead.
        Instant start = Samples.now().plus(5, ChronoUnit.MINUTES);
        List<UserId> people = people(arguments, 3);
        List<SessionId> ids =
                IntStream.range(0, 6).mapToObj(_ -> new SessionId(arguments.id(start))).toList();
        arguments
                .of(SessionId.class, ids)
                .made(
                        Instant.class,
                        () -> start.plus(arguments.random().nextInt(8), ChronoUnit.MINUTES))
                .made(
                        Session.class,
                        () ->
                                session(
                                        arguments,
                                        arguments.random().nextInt(6),
                                        ids,
                                        people,
                                        start));
    }

    /** A session stays with its person. */
    private static Session session(
            Arguments arguments,
            int which,
            List<SessionId> ids,
            List<UserId> people,
            Instant start) {
        return new Session(
                ids.get(which),
                people.get(which % people.size()),
                start.plusMillis(which / 2),
                arguments.one(Instant.class).plusSeconds(60),
                which % 2 == 0 ? null : arguments.one(String.class),
                which % 3 == 0 ? null : "127.0.0.1");
    }
}
