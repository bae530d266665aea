package plaza.redis.idempotency;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import plaza.core.StorageException;
import plaza.core.id.UserId;
import plaza.core.idempotency.IdempotencyStore;
import plaza.redis.RedisConnection;
import plaza.redis.RedisScript;

/**
 * A claim as the hash {@code idempotency:<user>:<key>}, for a day and an hour; all of them in the
 * sorted set {@code idempotency:made}, by when they were made, for as long as the last.
 * Thread-safe.
 */
public final class RedisIdempotencyStore implements IdempotencyStore {
    private static final Duration KEPT = Duration.ofHours(25);
    private static final int REMOVED_AT_ONCE = 1_000;

    private static final String FINGERPRINT = "fingerprint";
    private static final String ID = "id";
    private static final String AT = "at";
    private static final String DONE = "complete";

    private static final RedisScript<Long> MADE = RedisScript.number("idempotency/made");
    private static final RedisScript<Long> CLAIM = RedisScript.number("idempotency/claim");
    private static final RedisScript<Long> COMPLETE = RedisScript.number("idempotency/complete");
    private static final RedisScript<Long> UNBIND = RedisScript.number("idempotency/unbind");

    private final RedisConnection redis;

    public RedisIdempotencyStore(RedisConnection redis) {
        this.redis = redis;
    }

    @Override
    public Claim claim(Claim candidate) {
        String name = name(candidate);
        Instant at = candidate.at().truncatedTo(ChronoUnit.MICROS);
        redis.eval(
                MADE,
                List.of(made()),
                Long.toString(at.toEpochMilli()),
                name,
                Long.toString(KEPT.toMillis()));
        boolean first =
                // Kept: who asks again must find what they claimed, whatever died meanwhile.
                redis.evalKept(
                                CLAIM,
                                List.of(claim(name)),
                                Long.toString(KEPT.toMillis()),
                                FINGERPRINT,
                                candidate.fingerprint(),
                                ID,
                                candidate.id().toString(),
                                AT,
                                at.toString())
                        > 0;
        if (first && candidate.complete()) {
            complete(candidate);
        }
        return find(candidate.user(), candidate.key())
                .orElseThrow(
                        () -> StorageException.unavailable("A claim has expired just now", null));
    }

    @Override
    public void complete(Claim claim) {
        redis.eval(COMPLETE, List.of(claim(name(claim))), claim.fingerprint());
    }

    @Override
    public void unbind(Claim claim) {
        redis.eval(UNBIND, List.of(claim(name(claim))), claim.fingerprint());
    }

    private static String name(Claim claim) {
        return claim.user() + ":" + claim.key();
    }

    private Optional<Claim> find(UserId user, String key) {
        Map<String, String> fields =
                redis.call(commands -> commands.hgetall(claim(user + ":" + key)));
        String fingerprint = fields.get(FINGERPRINT);
        String id = fields.get(ID);
        String at = fields.get(AT);
        return fingerprint == null || id == null || at == null
                ? Optional.empty()
                : Optional.of(
                        new Claim(
                                user,
                                key,
                                fingerprint,
                                UUID.fromString(id),
                                Instant.parse(at),
                                fields.containsKey(DONE)));
    }

    @Override
    public int deleteBefore(Instant time) {
        Range<Long> before = Range.create(Long.MIN_VALUE / 2, time.toEpochMilli());
        int deleted = 0;
        List<String> old;
        do {
            old =
                    redis.call(
                            commands ->
                                    commands.zrangebyscore(
                                            made(), before, Limit.create(0, REMOVED_AT_ONCE)));
            int gone = 0;
            for (String name : old) {
                String at = redis.call(commands -> commands.hget(claim(name), AT));
                if (at == null || Instant.parse(at).isBefore(time)) {
                    deleted += redis.call(commands -> commands.del(claim(name))).intValue();
                    redis.call(commands -> commands.zrem(made(), name));
                    gone++;
                }
            }
            if (gone < old.size()) {
                break;
            }
        } while (old.size() == REMOVED_AT_ONCE);
        return deleted;
    }

    private String claim(String name) {
        return redis.key("idempotency:" + name);
    }

    private String made() {
        return redis.key("idempotency:made");
    }
}
