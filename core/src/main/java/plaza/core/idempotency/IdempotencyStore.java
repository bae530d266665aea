package plaza.core.idempotency;

import java.time.Instant;
import java.util.UUID;
import plaza.core.id.UserId;

/**
 * The requests made under idempotency keys, and the ids made for them. Kept for 24 h. What was
 * answered is not kept: whoever wrote it may take it back (ADR 45).
 */
public interface IdempotencyStore {
    /** Longest key, in Unicode code points. */
    int MAX_KEY = 255;

    /**
     * Claims a key, or finds the claim that was first; one that was {@linkplain #unbind unbound} is
     * bound to the candidate's request, and keeps its id. Durable when it returns, so that a
     * request that is sent again after a crash makes the same thing under the same id.
     */
    Claim claim(Claim candidate);

    /** Notes that the request of a claim was carried out, and binds the key to it for good. */
    void complete(Claim claim);

    /**
     * Lets a key be used for another request, after the one that it is bound to was refused. The id
     * stays: whichever request is carried out in the end, one thing is made. Changes nothing where
     * one was carried out, or where the key is bound to another request by now.
     */
    void unbind(Claim claim);

    /** Removes claims made before that time; says how many. */
    int deleteBefore(Instant time);

    /**
     * @param key as the client chose it, at most {@link #MAX_KEY} characters
     * @param fingerprint a hash of the request: the same key with another request is a mistake;
     *     empty where it is bound to none
     * @param id the id that the thing made under this key has
     * @param at kept to the microsecond
     * @param complete whether it was carried out to its end
     */
    record Claim(
            UserId user, String key, String fingerprint, UUID id, Instant at, boolean complete) {}
}
