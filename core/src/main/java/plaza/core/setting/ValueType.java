package plaza.core.setting;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import plaza.core.secret.Secret;

/**
 * How a value is written.
 *
 * @param allowed completes "must be …"
 * @param parser gives nothing for a text that is not allowed
 * @param secret whether messages must not repeat the text
 */
public record ValueType<T>(String allowed, Function<String, Optional<T>> parser, boolean secret) {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})(B|KiB|MiB|GiB)");
    private static final Pattern HEAP = Pattern.compile("(\\d{1,6})(m|M|MiB|g|G|GiB)");
    private static final Pattern HOST = Pattern.compile("([\\w.-]+|\\[[0-9a-fA-F:]+]):(\\d{1,5})");
    private static final int LAST_PORT = 65_535;
    private static final int SHORTEST_SECRET = 32;
    private static final Duration LONGEST = Duration.ofDays(36_500);

    public static ValueType<Integer> integer(int least, int most) {
        return of(
                "a whole number from %d to %d".formatted(least, most),
                text -> number(text).filter(n -> n >= least && n <= most));
    }

    private static Optional<Integer> number(String text) {
        try {
            return Optional.of(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    public static ValueType<Boolean> bool() {
        return of(
                "true or false",
                text ->
                        switch (text.toLowerCase(Locale.ROOT)) {
                            case "true" -> Optional.of(true);
                            case "false" -> Optional.of(false);
                            default -> Optional.empty();
                        });
    }

    /** From a millisecond to a hundred years: what lies beyond no clock and no engine can add. */
    public static ValueType<Duration> duration() {
        return of(
                "a time like 500ms, 5s, 15m, 12h or 30d",
                text -> parseDuration(text).filter(Duration::isPositive));
    }

    /** As {@link #duration()}, or zero. */
    public static ValueType<Duration> durationOrZero() {
        return of("0s, or a time like 500ms, 5s, 15m, 12h or 30d", ValueType::parseDuration);
    }

    /** Within what those who are given it take. */
    public static ValueType<Duration> duration(Duration least, Duration most) {
        return of(
                "a time from %s to %s".formatted(written(least), written(most)),
                text ->
                        parseDuration(text)
                                .filter(d -> d.compareTo(least) >= 0 && d.compareTo(most) <= 0));
    }

    private static String written(Duration duration) {
        return duration.toMillisPart() > 0
                ? duration.toMillis() + "ms"
                : duration.toSecondsPart() > 0
                        ? duration.toSeconds() + "s"
                        : duration.toMinutes() + "m";
    }

    private static Optional<Duration> parseDuration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(matcher.group(1));
        Duration duration =
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    case "h" -> Duration.ofHours(amount);
                    default -> Duration.ofDays(amount);
                };
        return Optional.of(duration).filter(d -> d.compareTo(LONGEST) <= 0);
    }

    public static ValueType<Long> bytes(long least) {
        return of(
                "a size like 500B, 64KiB, 10MiB or 1GiB, at least %dB".formatted(least),
                text -> parseBytes(text).filter(n -> n >= least));
    }

    /** Of what is held in memory at once. */
    public static ValueType<Long> bytes(long least, long most) {
        return of(
                "a size like 500B or 64KiB, from %dB to %dMiB".formatted(least, most >> 20),
                text -> parseBytes(text).filter(n -> n >= least && n <= most));
    }

    private static Optional<Long> parseBytes(String text) {
        Matcher matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "B" -> amount;
                    case "KiB" -> amount << 10;
                    case "MiB" -> amount << 20;
                    default -> amount << 30;
                });
    }

    /** In bytes; also as JVMs write it. */
    public static ValueType<Long> heap() {
        return of(
                "a size like 512MiB, 512m or 2g",
                text -> {
                    Matcher matcher = HEAP.matcher(text);
                    return matcher.matches()
                            ? Optional.of(
                                    Long.parseLong(matcher.group(1))
                                            << (matcher.group(2).matches("[gG].*") ? 30 : 20))
                            : Optional.empty();
                });
    }

    public static ValueType<Path> path() {
        return of("the path of a folder", text -> nonBlank(text).flatMap(ValueType::parsePath));
    }

    private static Optional<Path> parsePath(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    public static ValueType<String> text() {
        return of("a text", ValueType::nonBlank);
    }

    /** Of names in an engine: no braces, which mean something to some clusters, and no blanks. */
    public static ValueType<String> prefix() {
        return matching("up to 64 letters, digits and the signs _-:.", "[\\w:.-]{0,64}");
    }

    /**
     * A text of a certain form.
     *
     * @param regex that all of it matches
     */
    public static ValueType<String> matching(String allowed, String regex) {
        return of(allowed, text -> Optional.of(text).filter(t -> t.matches(regex)));
    }

    public static ValueType<String> oneOf(List<String> words) {
        return of(
                "one of " + String.join(", ", words),
                text -> Optional.of(text).filter(words::contains));
    }

    public static ValueType<URI> webAddress() {
        return of(
                "an address like https://plaza.example.org",
                text -> parseAddress(text, List.of("http", "https")));
    }

    /** Of an engine, without a password; whoever writes one there is not quoted. */
    public static ValueType<URI> address(String... schemes) {
        return new ValueType<>(
                "an address like %s://host:port, without user and password".formatted(schemes[0]),
                text ->
                        parseAddress(text, List.of(schemes))
                                .filter(uri -> uri.getUserInfo() == null),
                true);
    }

    /**
     * Of an engine; it may hold a password.
     *
     * @param understood whether the engine's driver can read it
     */
    public static ValueType<Secret> secretAddress(String scheme, Predicate<String> understood) {
        return new ValueType<>(
                "like %s://user:password@host:port".formatted(scheme),
                text ->
                        nonBlank(text)
                                .filter(t -> t.matches(scheme + "(s|\\+srv)?://\\S+"))
                                .filter(understood)
                                .map(Secret::of),
                true);
    }

    /** An address of one of some schemes that names a host; empty where a text is none. */
    public static Optional<URI> parseAddress(String text, List<String> schemes) {
        try {
            URI uri = new URI(text);
            return Optional.of(uri)
                    .filter(u -> u.getScheme() != null && schemes.contains(u.getScheme()))
                    .filter(u -> u.getHost() != null);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** At least one. */
    public static ValueType<List<HostAndPort>> hosts() {
        return of(
                "hosts and ports like 10.0.0.1:9042,10.0.0.2:9042",
                text -> all(text.split(",", -1), ValueType::parseHost));
    }

    private static Optional<HostAndPort> parseHost(String text) {
        Matcher matcher = HOST.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int port = Integer.parseInt(matcher.group(2));
        return port < 1 || port > LAST_PORT
                ? Optional.empty()
                : Optional.of(new HostAndPort(matcher.group(1), port));
    }

    /** Several, with commas between them; none where there is nothing. */
    public static <T> ValueType<List<T>> listOf(
            String allowed, Function<String, Optional<T>> parser) {
        return of(
                allowed,
                text -> text.isBlank() ? Optional.of(List.of()) : all(text.split(",", -1), parser));
    }

    private static <T> Optional<List<T>> all(String[] texts, Function<String, Optional<T>> parser) {
        List<Optional<T>> parts = Stream.of(texts).map(part -> parser.apply(part.strip())).toList();
        return parts.stream().allMatch(Optional::isPresent)
                ? Optional.of(parts.stream().flatMap(Optional::stream).toList())
                : Optional.empty();
    }

    public static ValueType<Secret> password() {
        return new ValueType<>("a text", text -> nonBlank(text).map(Secret::of), true);
    }

    /** A key for HMAC-SHA256, which RFC 7518, section 3.2, wants to have 256 bits at least. */
    public static ValueType<Secret> signingKey() {
        return new ValueType<>(
                "at least %d characters long".formatted(SHORTEST_SECRET),
                text -> nonBlank(text).filter(t -> t.length() >= SHORTEST_SECRET).map(Secret::of),
                true);
    }

    private static Optional<String> nonBlank(String text) {
        return Optional.of(text).filter(t -> !t.isBlank());
    }

    /** Whose wrong texts messages may repeat. */
    public static <T> ValueType<T> of(String allowed, Function<String, Optional<T>> parser) {
        return new ValueType<>(allowed, parser, false);
    }
}
