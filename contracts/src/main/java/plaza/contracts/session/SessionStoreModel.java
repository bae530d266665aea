package plaza.contracts.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import plaza.contracts.Samples;
import plaza.core.id.SessionId;
import plaza.core.id.UserId;
import plaza.core.session.Session;
import plaza.core.session.SessionStore;

/** Whoever comes and goes on whatever device, two stores answer alike. */
public final class SessionStoreModel {
    private static final int SESSIONS = 6;

    private final SessionStore model;
    private final SessionStore store;

    // An engine may let go of what expired an hour ago, so all of it lies ahead.
    private final Instant start = Samples.now().plus(Duration.ofMinutes(5));
    private final List<UserId> people;
    private final List<SessionId> ids =
            Stream.generate(Samples::sessionId).limit(SESSIONS).toList();

    /**
     * @param people who have no sessions
     */
    public SessionStoreModel(SessionStore model, SessionStore store, List<UserId> people) {
        this.model = model;
        this.store = store;
        this.people = List.copyOf(people);
    }

    /** Carries out steps, each of any number, and compares every answer. */
    public void agrees(List<Integer> steps) {
        for (int step : steps) {
            assertThat(apply(store, step)).isEqualTo(apply(model, step));
        }
        for (int minute = 0; minute < 8; minute++) {
            Instant now = start.plus(Duration.ofMinutes(minute));
            for (UserId person : people) {
                assertThat(store.list(person, now)).isEqualTo(model.list(person, now));
            }
            for (SessionId id : ids) {
                assertThat(store.find(id, now)).isEqualTo(model.find(id, now));
            }
        }
        people.forEach(person -> store.deleteAll(person, null));
    }

    private Object apply(SessionStore to, int step) {
        int which = step / 10 % SESSIONS;
        SessionId id = ids.get(which);
        // A session stays with its person.
        UserId person = people.get(which % people.size());
        return switch (step % 10) {
            case 0, 1 -> to.delete(people.get(step / 100 % people.size()), id);
            case 2 -> new HashSet<>(to.deleteAll(person, step / 100 % 2 == 0 ? null : id));
            case 3 -> to.find(id, start.plus(Duration.ofMinutes(step / 100 % 8)));
            default -> {
                to.put(
                        new Session(
                                id,
                                person,
                                start.plusMillis(which / 2),
                                start.plus(Duration.ofMinutes(1 + step / 100 % 6)),
                                step % 2 == 0 ? null : "Client " + step,
                                step % 3 == 0 ? null : "127.0.0.1"));
                yield true;
            }
        };
    }
}
