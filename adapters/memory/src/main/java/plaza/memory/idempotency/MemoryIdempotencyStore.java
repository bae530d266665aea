package plaza.memory.idempotency;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plaza.core.account.UserId;
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
                                ? with(first, later.fingerprint(), null)
                                : first);
    }

    @Override
    public synchronized void complete(Claim claim, String answer) {
        claims.computeIfPresent(
                owner(claim),
                (owner, there) ->
                        there.answer() == null ? with(there, claim.fingerprint(), answer) : there);
    }

    @Override
    public synchronized void unbind(Claim claim) {
        claims.computeIfPresent(
                owner(claim),
                (owner, there) ->
                        there.answer() == null && there.fingerprint().equals(claim.fingerprint())
                                ? with(there, "", null)
                                : there);
    }

    private static Owner owner(Claim claim) {
        return new Owner(claim.user(), claim.key());
    }

    private static Claim with(Claim claim, String fingerprint, @Nullable String answer) {
        return new Claim(claim.user(), claim.key(), fingerprint, claim.id(), claim.at(), answer);
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
