package plaza.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static plaza.app.testing.Eventually.soon;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import plaza.app.testing.AbovePorts;
import plaza.app.testing.Heard;
import plaza.app.testing.Heard.Way;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;
import plaza.app.wiring.Wiring;
import plaza.core.account.Account;
import plaza.core.account.AccountEvent.AccountChanged;
import plaza.core.account.AccountStatus;
import plaza.core.account.AccountStore;
import plaza.core.event.Event;
import plaza.core.event.Journal;
import plaza.core.feature.Ports;
import plaza.core.id.UserId;
import plaza.core.session.SessionEvent.SessionsEnded;
import plaza.core.session.SessionStore;

/** How live connections begin and end. */
@Tag("engine")
final class UpdateConnectionTest {
    /** A second, if the machine did nothing else. */
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private final RunningPlaza plaza = RunningPlaza.shared();

    @ParameterizedTest
    @EnumSource
    void changingThePasswordClosesTheOtherSessions(Way way) {
        Person person = plaza.person();
        Person elsewhere =
                Person.login(
                        plaza.nobody(),
                        plaza.nobody()
                                .post(
                                        "/api/auth/login",
                                        Map.of(
                                                "username",
                                                person.username(),
                                                "password",
                                                Person.PASSWORD)));
        try (Heard closed = Heard.by(way, elsewhere, "?topics=feed").ready();
                Heard open = Heard.by(way, person, "?topics=feed").ready()) {
            person.api()
                    .post(
                            "/api/auth/password",
                            Map.of(
                                    "currentPassword",
                                    Person.PASSWORD,
                                    "newPassword",
                                    "another horse"))
                    .expect(204);
            await().atMost(AT_ONCE).until(closed::ended);
            assertThat(closed.named("bye").getFirst().data().path("reason").asString())
                    .isEqualTo("session-ended");
            assertThat(open.ended()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatAnotherProcessEndsIsClosedToo(Way way) {
        Person person = plaza.person();
        Person suspended = plaza.person();
        try (Heard one = Heard.by(way, person, "").ready();
                Heard other = Heard.by(way, suspended, "").ready();
                Wiring beside = plaza.beside()) {
            Ports stores = beside.ports();
            UserId user = UserId.parse(person.id()).orElseThrow();
            commit(
                    stores,
                    new SessionsEnded(user, Instant.now()),
                    () -> !stores.get(SessionStore.class).deleteAll(user, null).isEmpty());
            await().atMost(AT_ONCE).until(one::ended);

            UserId bad = UserId.parse(suspended.id()).orElseThrow();
            commit(stores, new AccountChanged(bad, Instant.now()), () -> suspend(stores, bad));
            await().atMost(AT_ONCE).until(other::ended);
            suspended.api().get("/api/stream").expect(401);
        }
    }

    private static void commit(Ports stores, Event event, BooleanSupplier write) {
        assertThat(stores.get(Journal.class).commit(event, write::getAsBoolean)).isTrue();
    }

    private static boolean suspend(Ports stores, UserId user) {
        var account = stores.get(AccountStore.class).findAll(List.of(user)).get(user);
        return account != null
                && stores.get(AccountStore.class)
                        .putStanding(
                                new Account(
                                        account.id(),
                                        account.username(),
                                        account.email(),
                                        account.profile(),
                                        account.isPrivate(),
                                        false,
                                        account.verified(),
                                        account.role(),
                                        AccountStatus.SUSPENDED,
                                        account.createdAt(),
                                        Clock.systemUTC().instant()));
    }

    @AbovePorts
    @Test
    void connectionsLiveFromHeartbeatToHeartbeatUntilTheSessionExpiresOrTheServerStops() {
        RunningPlaza brief =
                RunningPlaza.start(Map.of("session.ttl", "4s", "updates.heartbeat", "100ms"));
        try (Both early = new Both(brief.person())) {
            for (Heard heard : early.all()) {
                soon(() -> assertThat(heard.named("heartbeat")).hasSizeGreaterThan(3));
                assertThat(heard.ended()).isFalse();
            }
            for (Heard heard : early.all()) {
                await().atMost(Duration.ofSeconds(6)).until(heard::ended);
                assertThat(reason(heard)).isEqualTo("session-ended");
            }
        }
        try (Both late = new Both(brief.person())) {
            long start = System.nanoTime();
            brief.close();
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(4));
            for (Heard heard : late.all()) {
                soon(() -> assertThat(heard.ended()).isTrue());
                assertThat(reason(heard)).isEqualTo("stopping");
            }
        }
    }

    private static String reason(Heard heard) {
        return heard.named("bye").getFirst().data().path("reason").asString();
    }

    /** Somebody who listens by both ways. */
    private record Both(Heard stream, Heard socket) implements AutoCloseable {
        Both(Person person) {
            this(
                    Heard.by(Way.STREAM, person, "").ready(),
                    Heard.by(Way.SOCKET, person, "").ready());
        }

        List<Heard> all() {
            return List.of(stream, socket);
        }

        @Override
        public void close() {
            stream.close();
            socket.close();
        }
    }

    @Test
    void aPlaceFromBeforeARestartMakesTheClientLoadAnew() {
        Person person = plaza.person();
        try (Heard heard = Heard.stream(person, "?topics=feed", "1xk3f7qy0b2m.17").ready()) {
            assertThat(heard.all().getFirst().name()).isEqualTo("reset");
        }
    }

    @Test
    void figuresTellOfConnections() {
        Person person = plaza.person();
        try (Heard _ = Heard.by(Way.SOCKET, person, "").ready()) {
            assertThat(plaza.metrics())
                    .containsPattern("plaza_updates_connections\\{kind=\"websocket\"\\} [1-9]")
                    .contains("plaza_updates_sent_total{topic=\"feed\"}")
                    .contains("plaza_updates_dropped_total{reason=\"slow\"}")
                    .contains("plaza_updates_resets_total");
        }
    }
}
