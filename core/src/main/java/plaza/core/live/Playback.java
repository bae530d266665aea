package plaza.core.live;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import plaza.core.account.Account;
import plaza.core.account.AccountStore;
import plaza.core.id.StreamId;
import plaza.core.id.UserId;

/**
 * Decides who may watch what is published under a stream's id, for media servers to ask. What a
 * private account streams takes a pass: the address that a viewer is given holds one, for this
 * stream and this viewer, and it is worth as much as the viewer may see while it is checked.
 */
public final class Playback {
    /** How long a pass is taken; who watches longer asks for the stream again. */
    public static final Duration VALID = Duration.ofHours(1);

    /** The parameter of addresses that holds it. */
    public static final String PASS = "pass";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int TAG_BYTES = 16;

    /** Whose it is, until which second, and the beginning of an HMAC-SHA256 in base64url. */
    private static final Pattern FORM =
            Pattern.compile("([0-9a-f-]{36})\\.([0-9]{1,12})\\.([A-Za-z0-9_-]{22})");

    /** Signs passes, for HMAC-SHA256. */
    public record Key(SecretKey value) {
        /** A secret does not show itself. */
        @Override
        public String toString() {
            return "Key";
        }
    }

    private final StreamStore streams;
    private final AccountStore accounts;
    private final StreamAccessPolicy gate;
    private final Key key;
    private final Clock clock;

    public Playback(
            StreamStore streams,
            AccountStore accounts,
            StreamAccessPolicy gate,
            Key key,
            Clock clock) {
        this.streams = streams;
        this.accounts = accounts;
        this.gate = gate;
        this.key = key;
        this.clock = clock;
    }

    /** Where a viewer watches a stream of this host. */
    public String url(UserId viewer, LiveStream stream, Account host) {
        String url = stream.url();
        return host.isPrivate()
                ? url + (url.contains("?") ? "&" : "?") + PASS + "=" + pass(stream.id(), viewer)
                : url;
    }

    private String pass(StreamId stream, UserId viewer) {
        long until = clock.instant().plus(VALID).getEpochSecond();
        return viewer + "." + until + "." + tag(stream, viewer, until);
    }

    /**
     * Whether somebody may watch what is published under a stream's id now.
     *
     * @param pass that they have, or null
     */
    public boolean mayWatch(StreamId id, @Nullable String pass) {
        return streams.find(id)
                .filter(LiveStream::isLive)
                .filter(
                        stream ->
                                isOpen(stream)
                                        || holder(id, pass)
                                                .flatMap(viewer -> gate.find(viewer, id))
                                                .isPresent())
                .isPresent();
    }

    private boolean isOpen(LiveStream stream) {
        return accounts.findAll(List.of(stream.host())).values().stream()
                .anyMatch(host -> host.isActive() && !host.isPrivate());
    }

    private Optional<UserId> holder(StreamId stream, @Nullable String pass) {
        Matcher parts = FORM.matcher(pass == null ? "" : pass);
        if (!parts.matches()) {
            return Optional.empty();
        }
        long until = Long.parseLong(parts.group(2));
        return UserId.parse(parts.group(1))
                .filter(_ -> clock.instant().isBefore(Instant.ofEpochSecond(until)))
                .filter(viewer -> isSame(tag(stream, viewer, until), parts.group(3)));
    }

    private static boolean isSame(String tag, String given) {
        return MessageDigest.isEqual(
                tag.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.US_ASCII));
    }

    private String tag(StreamId stream, UserId viewer, long until) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key.value());
            String text = stream + " " + viewer + " " + until;
            byte[] whole = mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Arrays.copyOf(whole, TAG_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
