package plaza.memory.idempotency;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import plaza.core.account.UserId;
import plaza.core.idempotency.IdempotencyStore;

/** Claims in one map under one lock; nothing outlives the process. Thread-safe. */
public final class MemoryIdempotencyStore implements IdempotencyStore {
    private final Map<Owner, Claim> claims = new HashMap<>();

    private record Owner(UserId user, String key) {}

    @Override
    public synchronized Claim claim(Claim candidate) {
        Claim first = claims.putIfAbsent(new Owner(candidate.user(), candidate.key()), candidate);
        return first == null ? candidate : first;
    }

    @Override
    public synchronized void complete(UserId user, String key, String answer) {
        claims.computeIfPresent(
                new Owner(user, key),
                (owner, claim) -> claim.answer() == null ? answered(claim, answer) : claim);
    }

    private static Claim answered(Claim claim, String answer) {
        return new Claim(
                claim.user(), claim.key(), claim.fingerprint(), claim.id(), claim.at(), answer);
    }

    @Override
    public synchronized Optional<Claim> find(UserId user, String key) {
        return Optional.ofNullable(claims.get(new Owner(user, key)));
    }

    @Override
    public synchronized int deleteBefore(Instant time) {
        int before = claims.size();
        claims.values().removeIf(claim -> claim.at().isBefore(time));
        return before - claims.size();
    }
}
