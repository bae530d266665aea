package plaza.contracts.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import plaza.contracts.Concurrently;
import plaza.contracts.Fixtures;
import plaza.contracts.Samples;
import plaza.core.id.UserId;
import plaza.core.idempotency.IdempotencyStore;
import plaza.core.idempotency.IdempotencyStore.Claim;

/** The contract of every {@link IdempotencyStore}. */
public interface IdempotencyStoreContract extends Fixtures {
    IdempotencyStore store();

    @Test
    default void theFirstClaimIsOnesOwn() {
        Claim claim = claim(givenUser(), "key", Samples.now());

        assertThat(store().claim(claim)).isEqualTo(claim);
    }

    @Test
    default void aLaterClaimFindsTheFirst() {
        Claim first = claim(givenUser(), "key", Samples.now());
        store().claim(first);
        var second =
                new Claim(
                        first.user(),
                        "key",
                        "another request",
                        Samples.userId().value(),
                        first.at().plusSeconds(1),
                        false);

        assertThat(store().claim(second)).isEqualTo(first);

        assertThat(store().claim(first)).isEqualTo(first);
    }

    @Test
    default void aKeyBelongsToItsUserAndIsTakenLiterally() {
        Claim claim = claim(givenUser(), "key", Samples.now());
        store().claim(claim);
        for (Claim unlike :
                List.of(
                        claim(givenUser(), "key", claim.at()),
                        claim(claim.user(), "KEY", claim.at()),
                        claim(claim.user(), "key ", claim.at()))) {
            assertThat(store().claim(unlike)).isEqualTo(unlike);
        }
    }

    @Test
    default void aClaimIsCompletedOnceAndForAll() {
        Claim claim = claim(givenUser(), "key", Samples.now());
        store().claim(claim);

        store().complete(claim);
        store().complete(claim);

        assertThat(store().claim(claim)).isEqualTo(completed(claim));
    }

    @Test
    default void anUnboundKeyIsBoundToTheNextRequestAndKeepsItsId() {
        Claim refused = claim(givenUser(), "key", Samples.now());
        store().claim(refused);

        store().unbind(refused);

        Claim corrected = other(refused, "the corrected one");
        Claim bound = bound(refused, "the corrected one");
        assertThat(store().claim(corrected)).isEqualTo(bound);
        assertThat(store().claim(other(refused, "a third one"))).isEqualTo(bound);
        store().complete(bound);
        assertThat(store().claim(corrected)).isEqualTo(completed(bound));
    }

    @Test
    default void theSameRequestMayBindAnUnboundKeyAgain() {
        Claim refused = claim(givenUser(), "key", Samples.now());
        store().claim(refused);

        store().unbind(refused);

        assertThat(store().claim(refused)).isEqualTo(refused);
        assertThat(store().claim(other(refused, "another"))).isEqualTo(refused);
    }

    @Test
    default void whatWasCarriedOutStaysBound() {
        Claim claim = claim(givenUser(), "key", Samples.now());
        store().claim(claim);
        store().complete(claim);

        store().unbind(claim);

        assertThat(store().claim(other(claim, "another"))).isEqualTo(completed(claim));
    }

    @Test
    default void onlyTheRequestThatAKeyIsBoundToUnbindsIt() {
        Claim claim = claim(givenUser(), "key", Samples.now());
        store().unbind(claim);
        store().claim(claim);

        store().unbind(other(claim, "another"));

        assertThat(store().claim(other(claim, "a third one"))).isEqualTo(claim);
    }

    @Test
    default void completingBindsTheKeyThatARefusalOfTheSameRequestUnbound() {
        Claim claim = claim(givenUser(), "key", Samples.now());
        store().claim(claim);
        store().unbind(claim);

        store().complete(claim);

        assertThat(store().claim(other(claim, "another"))).isEqualTo(completed(claim));
    }

    @Test
    default void ofManyWhoCorrectARequestAllFindOne() {
        Claim refused = claim(givenUser(), "key", Samples.now());
        store().claim(refused);
        store().unbind(refused);

        List<Claim> found =
                Concurrently.call(16, number -> store().claim(other(refused, "body " + number)));

        assertThat(new HashSet<>(found)).hasSize(1);
        assertThat(found.getFirst().id()).isEqualTo(refused.id());
    }

    @Test
    default void whatWasNotClaimedIsNotCompleted() {
        Claim claim = claim(givenUser(), "key", Samples.now());

        store().complete(claim);

        assertThat(store().claim(claim)).isEqualTo(claim);
    }

    @Test
    default void longKeysOfAnyScriptAreKeptWhole() {
        String key = "é😀".repeat(127) + "x";
        Claim claim = claim(givenUser(), key, Samples.now());
        store().claim(claim);

        store().complete(claim);

        assertThat(store().claim(claim)).isEqualTo(completed(claim));
    }

    @Test
    default void theTimeIsKeptToTheMicrosecond() {
        Instant at = Instant.parse("2026-01-02T03:04:05.123456789Z");
        Claim claim = claim(givenUser(), "key", at);

        store().claim(claim);

        assertThat(store().claim(claim).at().truncatedTo(ChronoUnit.MICROS))
                .isEqualTo(at.truncatedTo(ChronoUnit.MICROS));
    }

    @Test
    default void ofManyWhoClaimAKeyAllFindOne() {
        UserId user = givenUser();
        Instant now = Samples.now();

        List<Claim> found = Concurrently.call(16, number -> store().claim(claim(user, "key", now)));

        assertThat(new HashSet<>(found)).hasSize(1);
        assertThat(store().claim(claim(user, "key", now))).isEqualTo(found.getFirst());
    }

    /** The old ones are so old that no other test's claims are among them. */
    @Test
    default void deleteBeforeRemovesWhatIsOlderAndFreesTheKey() {
        UserId user = givenUser();
        Instant time = Instant.parse("1999-01-01T00:00:00Z");
        store().claim(claim(user, "older", time.minusMillis(1)));
        store().claim(claim(user, "oldest", time.minusSeconds(1)));
        Claim kept = claim(user, "kept", time);
        store().claim(kept);

        assertThat(store().deleteBefore(time)).isEqualTo(2);
        assertThat(store().deleteBefore(time)).isZero();

        assertThat(store().claim(other(kept, "another"))).isEqualTo(kept);
        Claim again = claim(user, "older", Samples.now());
        assertThat(store().claim(again)).isEqualTo(again);
        store().deleteBefore(time.plusMillis(1));
    }

    private static Claim claim(UserId user, String key, Instant at) {
        return new Claim(user, key, "sha256 of it", Samples.userId().value(), at, false);
    }

    /** What another request under the same key would claim. */
    private static Claim other(Claim claim, String fingerprint) {
        return new Claim(
                claim.user(),
                claim.key(),
                fingerprint,
                Samples.userId().value(),
                claim.at().plusSeconds(1),
                false);
    }

    private static Claim bound(Claim claim, String fingerprint) {
        return new Claim(claim.user(), claim.key(), fingerprint, claim.id(), claim.at(), false);
    }

    private static Claim completed(Claim claim) {
        return new Claim(
                claim.user(), claim.key(), claim.fingerprint(), claim.id(), claim.at(), true);
    }
}
