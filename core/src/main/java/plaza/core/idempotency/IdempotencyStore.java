package plaza.core.idempotency;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.core.account.UserId;

/** What was asked for under an idempotency key, and what was answered. Kept for 24 h. */
public interface IdempotencyStore {
    /** Longest key, in Unicode code points. */
    int MAX_KEY = 255;

    /**
     * Claims a key, or finds the claim that was first. Durable when it returns, so that a request
     * that is sent again after a crash makes the same thing under the same id.
     */
    Claim claim(Claim candidate);

    /** Keeps the answer of a claim; the first one stays. */
    void complete(UserId user, String key, String answer);

    Optional<Claim> find(UserId user, String key);

    /** Removes claims made before that time; says how many. */
    int deleteBefore(Instant time);

    /**
     * @param key as the client chose it, at most {@link #MAX_KEY} characters
     * @param fingerprint a hash of the request: the same key with another request is a mistake
     * @param id the id that the thing made under this key has
     * @param at kept to the microsecond
     * @param answer the first answer's body, or null while there is none
     */
    record Claim(
            UserId user,
            String key,
            String fingerprint,
            UUID id,
            Instant at,
            @Nullable String answer) {}
}
