package plaza.contracts.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import plaza.contracts.Concurrently;
import plaza.contracts.Fixtures;
import plaza.contracts.Samples;
import plaza.core.id.SessionId;
import plaza.core.id.UserId;
import plaza.core.session.Session;
import plaza.core.session.SessionStore;

/** The contract of every {@link SessionStore}. */
public interface SessionStoreContract extends Fixtures {
    Duration TTL = Duration.ofHours(24);

    SessionStore store();

    @Test
    default void aSessionIsFoundUntilItExpires() {
        Session session = put(givenUser(), Samples.now());

        assertThat(store().find(session.id(), session.createdAt())).contains(session);
        assertThat(store().find(session.id(), session.expiresAt().minusMillis(1)))
                .contains(session);
        assertThat(store().find(session.id(), session.expiresAt())).isEmpty();
    }

    @Test
    default void aSessionThatIsNotThereIsNotFound() {
        assertThat(store().find(Samples.sessionId(), Samples.now())).isEmpty();
        assertThat(store().list(givenUser(), Samples.now())).isEmpty();
    }

    @Test
    default void aChangeIsSeenByWhoLookedBefore() {
        Session session = put(givenUser(), Samples.now());
        Instant now = session.createdAt();
        assertThat(store().find(session.id(), now)).contains(session);
        var longer =
                new Session(
                        session.id(),
                        session.user(),
                        now,
                        session.expiresAt().plusSeconds(60),
                        null,
                        null);
        store().put(longer);
        assertThat(store().find(session.id(), now)).contains(longer);
        store().delete(session.user(), session.id());
        assertThat(store().find(session.id(), now)).isEmpty();
    }

    @Test
    default void aSessionThatIsPutAgainIsReplaced() {
        Session first = put(givenUser(), Samples.now());
        var second =
                new Session(
                        first.id(),
                        first.user(),
                        first.createdAt(),
                        first.expiresAt().plusSeconds(60),
                        null,
                        "::1");

        store().put(second);
        store().put(second);

        assertThat(store().find(first.id(), first.createdAt())).contains(second);
        assertThat(store().list(first.user(), first.createdAt())).containsExactly(second);
    }

    @Test
    default void theListIsThePersonsOwnNewestFirstTiesByIdDownwards() {
        UserId user = givenUser();
        Instant now = Samples.now();
        put(givenUser(), now);
        Session oldest = put(user, now.minusSeconds(5));
        Session tied = put(user, now);
        Session tiedToo = put(user, now);

        assertThat(store().list(user, now)).containsExactly(tiedToo, tied, oldest);
    }

    @Test
    default void theListLeavesOutWhatExpired() {
        UserId user = givenUser();
        Instant now = Samples.now();
        put(user, now.minus(TTL));
        Session alive = put(user, now.minus(TTL).plusMillis(1));

        assertThat(store().list(user, now)).containsExactly(alive);
    }

    @Test
    default void clientAndAddressOfAnyScriptAreKeptWhole() {
        Instant now = Samples.now();
        Session longest =
                session(givenUser(), now, "\uD83D\uDE00é日".repeat(85) + "x", "fe80::1%enp0s31f6");
        Session unknown = session(longest.user(), now.minusSeconds(1), null, null);
        Session empty = session(longest.user(), now.minusSeconds(2), "", "");

        List.of(longest, unknown, empty).forEach(store()::put);

        assertThat(store().list(longest.user(), now)).containsExactly(longest, unknown, empty);
    }

    @Test
    default void deleteEndsASessionOnce() {
        Session session = put(givenUser(), Samples.now());
        Session other = put(session.user(), Samples.now());

        assertThat(store().delete(session.user(), session.id())).isTrue();
        assertThat(store().delete(session.user(), session.id())).isFalse();

        assertThat(store().find(session.id(), session.createdAt())).isEmpty();
        assertThat(store().list(session.user(), session.createdAt())).containsExactly(other);
    }

    @Test
    default void nobodyEndsTheSessionOfAnother() {
        Session session = put(givenUser(), Samples.now());

        assertThat(store().delete(givenUser(), session.id())).isFalse();

        assertThat(store().find(session.id(), session.createdAt())).contains(session);
    }

    @Test
    default void deleteAllEndsAllOfAPersonButTheOneNamed() {
        UserId user = givenUser();
        Instant now = Samples.now();
        Session kept = put(user, now);
        Session ended = put(user, now);
        Session endedToo = put(user, now);
        Session ofAnother = put(givenUser(), now);

        assertThat(store().deleteAll(user, kept.id()))
                .containsExactlyInAnyOrder(ended.id(), endedToo.id());
        assertThat(store().deleteAll(user, kept.id())).isEmpty();
        assertThat(store().list(user, now)).containsExactly(kept);
        assertThat(store().deleteAll(user, null)).containsExactly(kept.id());
        assertThat(store().list(user, now)).isEmpty();
        assertThat(store().find(ofAnother.id(), now)).contains(ofAnother);
    }

    /** By the time as it is: an engine may let go by itself what expired long ago. */
    @Test
    default void deleteExpiredRemovesOnlyWhatExpired() {
        UserId user = givenUser();
        Instant now = Samples.now();
        Instant longAgo = now.minus(TTL).minusSeconds(30);
        Session expired = put(user, longAgo);
        put(user, longAgo.plusSeconds(1));
        Session alive = put(user, now.minus(TTL).plusSeconds(30));

        assertThat(store().deleteExpired(now)).isGreaterThanOrEqualTo(2);
        assertThat(store().deleteExpired(now)).isZero();

        assertThat(store().find(expired.id(), longAgo)).isEmpty();
        assertThat(store().list(user, now)).containsExactly(alive);
        store().deleteAll(user, null);
    }

    @Test
    default void ofManyWhoEndASessionOneEndsIt() {
        Session session = put(givenUser(), Samples.now());

        List<Boolean> ended =
                Concurrently.call(16, number -> store().delete(session.user(), session.id()));

        assertThat(ended).containsOnlyOnce(true);
    }

    @Test
    default void sessionsThatAreOpenedAtTheSameTimeAreAllThere() {
        UserId user = givenUser();
        Instant now = Samples.now();

        List<Session> opened = Concurrently.call(32, number -> put(user, now));

        assertThat(store().list(user, now)).containsExactlyInAnyOrderElementsOf(opened);
    }

    @Test
    default void whoEndsAllAnswersEverySessionOnce() {
        UserId user = givenUser();
        Instant now = Samples.now();
        List<SessionId> opened =
                IntStream.range(0, 50).mapToObj(number -> put(user, now).id()).toList();

        List<SessionId> ended =
                Concurrently.call(8, number -> store().deleteAll(user, null)).stream()
                        .flatMap(List::stream)
                        .toList();

        assertThat(ended).containsExactlyInAnyOrderElementsOf(opened);
        assertThat(store().list(user, now)).isEqualTo(Collections.emptyList());
    }

    private Session put(UserId user, Instant at) {
        Session session = session(user, at, "curl/8.5.0", "127.0.0.1");
        store().put(session);
        return session;
    }

    private static Session session(
            UserId user, Instant at, @Nullable String client, @Nullable String address) {
        return new Session(Samples.sessionId(), user, at, at.plus(TTL), client, address);
    }
}
