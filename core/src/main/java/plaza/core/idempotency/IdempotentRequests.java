package plaza.core.idempotency;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.Ids;
import plaza.core.Validation;
import plaza.core.id.UserId;
import plaza.core.idempotency.IdempotencyStore.Claim;

/**
 * Carries out a request once, however often it is sent with the same key, also when the process
 * died in between: the key owns the id of what is made, and making the same id again changes
 * nothing.
 */
public final class IdempotentRequests {
    /** How long a request may be repeated under its key, as the API promises. */
    public static final Duration KEPT = Duration.ofHours(24);

    private final IdempotencyStore store;
    private final Ids ids;
    private final Clock clock;

    public IdempotentRequests(IdempotencyStore store, Ids ids, Clock clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param key as the client chose it, or null to just carry the request out
     * @param fingerprint a hash of what is asked for
     * @param make makes something under the id it is given, and says what was made
     * @param find says what was made under an id before, as it is now
     * @throws DomainException INVALID when another request was answered under the key, or may have
     *     been carried out, or when the key is empty or too long
     */
    public <R> Answer<R> run(
            UserId user,
            @Nullable String key,
            String fingerprint,
            Function<UUID, R> make,
            Function<UUID, R> find) {
        if (key == null) {
            return new Answer<>(make.apply(ids.next()), false);
        }
        new Validation().characters("Idempotency-Key", key, 1, IdempotencyStore.MAX_KEY).orThrow();
        Claim claim =
                store.claim(new Claim(user, key, fingerprint, ids.next(), clock.instant(), false));
        if (!claim.fingerprint().equals(fingerprint)) {
            throw DomainException.invalid("Idempotency-Key", "was used for another request before");
        }
        if (claim.complete()) {
            return new Answer<>(find.apply(claim.id()), true);
        }
        R made = carryOut(claim, make);
        store.complete(claim);
        return new Answer<>(made, false);
    }

    /**
     * Whoever is refused may correct the request under the same key. After any other failure
     * something may have been made, and the key stays bound to it.
     */
    private <R> R carryOut(Claim claim, Function<UUID, R> make) {
        try {
            return make.apply(claim.id());
        } catch (DomainException e) {
            if (e.kind() != ErrorKind.UNAVAILABLE) {
                store.unbind(claim);
            }
            throw e;
        }
    }

    /** What was made, and whether that was before. */
    public record Answer<R>(R made, boolean replayed) {}
}
