package plaza.memory.idempotency;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import plaza.core.id.UserId;
import plaza.core.idempotency.IdempotencyStore;

/** Claims in one map under one lock; nothing outlives the process. Thread-safe. */
public final class MemoryIdempotencyStore implements IdempotencyStore {
    private final Map<Owner, Claim> claims = new HashMap<>();

    private record Owner(UserId user, String key) {}

    @Override
    public synchronized Claim claim(Claim candidate) {
        return claims.merge(
                owner(candidate),
                candidate,
                (first, later) ->
                        first.fingerprint().isEmpty()
                                ? with(first, later.fingerprint(), false)
                                : first);
    }

    @Override
    public synchronized void complete(Claim claim) {
        claims.computeIfPresent(
                owner(claim),
                (owner, there) ->
                        there.complete() ? there : with(there, claim.fingerprint(), true));
    }

    @Override
    public synchronized void unbind(Claim claim) {
        claims.computeIfPresent(
                owner(claim),
                (owner, there) ->
                        !there.complete() && there.fingerprint().equals(claim.fingerprint())
                                ? with(there, "", false)
                                : there);
    }

    private static Owner owner(Claim claim) {
        return new Owner(claim.user(), claim.key());
    }

    private static Claim with(Claim claim, String fingerprint, boolean complete) {
        return new Claim(claim.user(), claim.key(), fingerprint, claim.id(), claim.at(), complete);
    }

    @Override
    public synchronized int deleteBefore(Instant time) {
        int before = claims.size();
        claims.values().removeIf(claim -> claim.at().isBefore(time));
        return before - claims.size();
    }
}
