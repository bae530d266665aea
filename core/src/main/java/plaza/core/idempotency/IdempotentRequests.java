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
import plaza.core.account.UserId;
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
     * @param action makes something under the id it is given, and answers the body
     * @throws DomainException INVALID when another request was answered under the key, or may have
     *     been carried out, or when the key is empty or too long
     */
    public Answer run(
            UserId user, @Nullable String key, String fingerprint, Function<UUID, String> action) {
        if (key == null) {
            return new Answer(action.apply(ids.next()), false);
        }
        new Validation().characters("Idempotency-Key", key, 1, IdempotencyStore.MAX_KEY).orThrow();
        Claim claim =
                store.claim(new Claim(user, key, fingerprint, ids.next(), clock.instant(), null));
        if (!claim.fingerprint().equals(fingerprint)) {
            throw DomainException.invalid("Idempotency-Key", "was used for another request before");
        }
        if (claim.answer() != null) {
            return new Answer(claim.answer(), true);
        }
        String answer = carryOut(claim, action);
        store.complete(claim, answer);
        return new Answer(answer, false);
    }

    /**
     * Whoever is refused may correct the request under the same key. After any other failure
     * something may have been made, and the key stays bound to it.
     */
    private String carryOut(Claim claim, Function<UUID, String> action) {
        try {
            return action.apply(claim.id());
        } catch (DomainException e) {
            if (e.kind() != ErrorKind.UNAVAILABLE) {
                store.unbind(claim);
            }
            throw e;
        }
    }

    /** The body of an answer, and whether it is the one that was given before. */
    public record Answer(String body, boolean replayed) {}
}
