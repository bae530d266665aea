package plaza.http.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import plaza.core.DomainException;
import plaza.core.id.UserId;
import plaza.core.idempotency.IdempotentRequests;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes something once for each {@code Idempotency-Key} (draft-ietf-httpapi-idempotency-key-header)
 * of a person. A request is the same when its operation and its fields are, however they were
 * written.
 */
@Component
public final class Once {
    public static final String HEADER = "Idempotency-Key";
    public static final String REPLAYED = "Idempotent-Replayed";
    public static final int MAX_LENGTH = 255;

    private final IdempotentRequests requests;
    private final JsonMapper mapper;

    Once(IdempotentRequests requests, JsonMapper mapper) {
        this.requests = requests;
        this.mapper = mapper;
    }

    /**
     * Answers 201 with what was made, now or the first time, as it is now.
     *
     * @param operation tells requests to different endpoints apart
     * @param make makes it under an id
     * @param find finds what was made under an id
     */
    public <T, R> ResponseEntity<String> create(
            UserId user,
            @Nullable String key,
            String operation,
            T body,
            Function<UUID, R> make,
            Function<UUID, R> find) {
        check(key);
        IdempotentRequests.Answer<R> answer =
                requests.run(
                        user, key, key == null ? "" : fingerprint(operation, body), make, find);
        var response =
                ResponseEntity.status(HttpStatus.CREATED).contentType(MediaType.APPLICATION_JSON);
        if (answer.replayed()) {
            response.header(REPLAYED, "true");
        }
        return response.body(mapper.writeValueAsString(answer.made()));
    }

    /**
     * The key of a request that moves money, which has to have one.
     *
     * @throws DomainException INVALID without
     */
    public static String required(@Nullable String key) {
        if (key == null) {
            throw DomainException.invalid(
                    HEADER, "is needed where money moves: without it nothing can be sent again");
        }
        return key;
    }

    private static void check(@Nullable String key) {
        boolean valid =
                key == null
                        || (!key.isEmpty()
                                && key.length() <= MAX_LENGTH
                                && key.chars().allMatch(c -> c > ' ' && c < 0x7F));
        if (!valid) {
            throw DomainException.invalid(
                    HEADER, "must be 1 to " + MAX_LENGTH + " visible ASCII characters");
        }
    }

    private <T> String fingerprint(String operation, T body) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(operation.getBytes(StandardCharsets.UTF_8));
            sha256.update((byte) 0);
            return HexFormat.of().formatHex(sha256.digest(mapper.writeValueAsBytes(body)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
