package plaza.app.config;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import plaza.core.ledger.Money;
import plaza.core.limit.Network;
import plaza.core.secret.Secret;
import plaza.postgres.server.PostgresAddress;

/**
 * How a value is written.
 *
 * @param allowed completes "must be …"
 * @param parser gives nothing for a text that is not allowed
 * @param secret whether messages must not repeat the text
 */
record ValueType<T>(String allowed, Function<String, Optional<T>> parser, boolean secret) {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})(B|KiB|MiB|GiB)");
    private static final Pattern HEAP = Pattern.compile("(\\d{1,6})(m|M|MiB|g|G|GiB)");
    private static final Pattern RATE = Pattern.compile("(\\d{1,9})/(\\d{1,9}(?:ms|s|m|h|d))");
    private static final Pattern HOST = Pattern.compile("([\\w.-]+|\\[[0-9a-fA-F:]+]):(\\d{1,5})");
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,2})?)%");
    private static final Pattern EXCHANGE_RATE =
            Pattern.compile("([A-Z]{3})=(\\d{1,6}(?:\\.\\d{1,4})?)");
    private static final int SHORTEST_SECRET = 32;
    private static final Duration LONGEST = Duration.ofDays(36_500);

    static ValueType<Integer> integer(int least, int most) {
        return open(
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

    static ValueType<Boolean> bool() {
        return open(
                "true or false",
                text ->
                        switch (text.toLowerCase(Locale.ROOT)) {
                            case "true" -> Optional.of(true);
                            case "false" -> Optional.of(false);
                            default -> Optional.empty();
                        });
    }

    /** From a millisecond to a hundred years: what lies beyond no clock and no engine can add. */
    static ValueType<Duration> duration() {
        return open("a time like 500ms, 5s, 15m, 12h or 30d", ValueType::parseDuration);
    }

    /** Within what those who are given it take. */
    static ValueType<Duration> duration(Duration least, Duration most) {
        return open(
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
        return Optional.of(duration)
                .filter(Duration::isPositive)
                .filter(d -> d.compareTo(LONGEST) <= 0);
    }

    static ValueType<Long> bytes(long least) {
        return open(
                "a size like 500B, 64KiB, 10MiB or 1GiB, at least %dB".formatted(least),
                text -> parseBytes(text).filter(n -> n >= least));
    }

    /** Of what is held in memory at once. */
    static ValueType<Long> bytes(long least, long most) {
        return open(
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
    static ValueType<Long> heap() {
        return open(
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

    static ValueType<Rate> rate() {
        return open("a number per time like 10/15m", ValueType::parseRate);
    }

    private static Optional<Rate> parseRate(String text) {
        Matcher matcher = RATE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int count = Integer.parseInt(matcher.group(1));
        return parseDuration(matcher.group(2))
                .filter(per -> count > 0)
                .map(per -> new Rate(count, per));
    }

    /** Several rates that all hold. */
    static ValueType<List<Rate>> rateSteps() {
        return open(
                "numbers per time like 5/1m,10/15m",
                text -> parts(text, ValueType::parseRate).filter(rates -> !rates.isEmpty()));
    }

    /** A share, from 0 % to 100 %, as a number from 0 to 1. */
    static ValueType<BigDecimal> percent() {
        return open(
                "a share like 30% or 2.5%",
                text -> {
                    Matcher matcher = PERCENT.matcher(text);
                    return matcher.matches()
                            ? Optional.of(new BigDecimal(matcher.group(1)).movePointLeft(2))
                                    .filter(share -> share.compareTo(BigDecimal.ONE) <= 0)
                            : Optional.empty();
                });
    }

    /** An amount of USD. */
    static ValueType<Long> cents() {
        return open(
                "an amount of USD like 10.00",
                text ->
                        Money.parse(text, Money.USD)
                                .map(Money::minor)
                                .filter(cents -> cents > 0 && cents <= Money.MAX_CENTS));
    }

    /** What currencies are worth in USD. */
    static ValueType<Map<Currency, BigDecimal>> rates() {
        return open(
                "currencies and what one of each is worth in USD, like EUR=1.0850,JPY=0.0067",
                ValueType::parseRates);
    }

    private static Optional<Map<Currency, BigDecimal>> parseRates(String text) {
        Map<Currency, BigDecimal> rates = new HashMap<>();
        for (String part : text.split(",", -1)) {
            Matcher matcher = EXCHANGE_RATE.matcher(part.strip());
            Optional<Currency> currency =
                    matcher.matches() ? Money.currency(matcher.group(1)) : Optional.empty();
            if (currency.isEmpty()
                    || currency.get().equals(Money.USD)
                    || new BigDecimal(matcher.group(2)).signum() == 0
                    || rates.put(currency.get(), new BigDecimal(matcher.group(2))) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(rates);
    }

    /** A web address with a place for an id. */
    static ValueType<String> template() {
        return open(
                "an address with {id} in it, like https://media.example.com/{id}.m3u8",
                text ->
                        nonBlank(text)
                                .filter(t -> t.contains("{id}") && t.length() <= 1_000)
                                .filter(
                                        t ->
                                                parseAddress(
                                                                t.replace("{id}", "id"),
                                                                List.of("http", "https", "rtmp"))
                                                        .isPresent()));
    }

    static ValueType<Path> path() {
        return open("the path of a folder", text -> nonBlank(text).flatMap(ValueType::parsePath));
    }

    private static Optional<Path> parsePath(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    static ValueType<String> text() {
        return open("a text", ValueType::nonBlank);
    }

    /** Of names in an engine: no braces, which mean something to Redis Cluster, and no blanks. */
    static ValueType<String> prefix() {
        return open(
                "up to 64 letters, digits and the signs _-:.",
                text -> Optional.of(text).filter(t -> t.matches("[\\w:.-]{0,64}")));
    }

    /** A name in CQL, as it needs no quotes. */
    static ValueType<String> identifier() {
        return open(
                "a letter and up to 47 letters, digits and underscores",
                text -> Optional.of(text).filter(t -> t.matches("[A-Za-z]\\w{0,47}")));
    }

    static ValueType<String> oneOf(List<String> words) {
        return open(
                "one of " + String.join(", ", words),
                text -> Optional.of(text).filter(words::contains));
    }

    static ValueType<URI> webAddress() {
        return open(
                "an address like https://plaza.example.org",
                text -> parseAddress(text, List.of("http", "https")));
    }

    /** Of an engine, without a password; whoever writes one there is not quoted. */
    static ValueType<URI> address(String... schemes) {
        return new ValueType<>(
                "an address like %s://host:port, without user and password".formatted(schemes[0]),
                text ->
                        parseAddress(text, List.of(schemes))
                                .filter(uri -> uri.getUserInfo() == null),
                true);
    }

    /** The name of a database in MongoDB: what its driver refuses is no name. */
    static ValueType<String> mongoDatabase() {
        return open(
                "up to 63 letters, digits and the signs _-",
                text -> Optional.of(text).filter(t -> t.matches("[\\w-]{1,63}")));
    }

    /**
     * Of an engine; it may hold a password.
     *
     * @param understood whether the engine's driver can read it
     */
    static ValueType<Secret> secretAddress(String scheme, Predicate<String> understood) {
        return new ValueType<>(
                "like %s://user:password@host:port".formatted(scheme),
                text ->
                        nonBlank(text)
                                .filter(t -> t.matches(scheme + "(s|\\+srv)?://\\S+"))
                                .filter(understood)
                                .map(Secret::of),
                true);
    }

    private static Optional<URI> parseAddress(String text, List<String> schemes) {
        try {
            URI uri = new URI(text);
            return Optional.of(uri)
                    .filter(u -> u.getScheme() != null && schemes.contains(u.getScheme()))
                    .filter(u -> u.getHost() != null);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    static ValueType<List<HostAndPort>> hosts() {
        return open(
                "hosts and ports like 10.0.0.1:9042,10.0.0.2:9042",
                text -> {
                    var hosts = new ArrayList<HostAndPort>();
                    for (String part : text.split(",", -1)) {
                        Matcher matcher = HOST.matcher(part.strip());
                        if (!matcher.matches()) {
                            return Optional.empty();
                        }
                        int port = Integer.parseInt(matcher.group(2));
                        if (port < 1 || port > 65_535) {
                            return Optional.empty();
                        }
                        hosts.add(new HostAndPort(matcher.group(1), port));
                    }
                    return Optional.of(List.copyOf(hosts));
                });
    }

    /** None where nothing is named. */
    static ValueType<List<Network>> networks() {
        return open(
                "addresses or networks like 10.0.0.0/8,2001:db8::/32",
                text -> parts(text, Network::parse));
    }

    /** None where nothing is named. */
    static ValueType<List<String>> origins() {
        return open(
                "origins, without a path, like https://app.example.org,http://localhost:3000",
                text -> parts(text, ValueType::parseOrigin));
    }

    /** As a browser writes it: in lower case, and without the port that is usual (RFC 6454). */
    private static Optional<String> parseOrigin(String text) {
        return parseAddress(text.toLowerCase(Locale.ROOT), List.of("http", "https"))
                .filter(uri -> uri.getUserInfo() == null)
                .filter(uri -> uri.getRawPath().isEmpty())
                .filter(uri -> uri.getRawQuery() == null && uri.getRawFragment() == null)
                .map(
                        uri -> {
                            int usual = uri.getScheme().equals("https") ? 443 : 80;
                            boolean named = uri.getPort() >= 0 && uri.getPort() != usual;
                            return uri.getScheme()
                                    + "://"
                                    + uri.getHost()
                                    + (named ? ":" + uri.getPort() : "");
                        });
    }

    private static <T> Optional<List<T>> parts(String text, Function<String, Optional<T>> parser) {
        if (text.isBlank()) {
            return Optional.of(List.of());
        }
        List<Optional<T>> parts =
                Stream.of(text.split(",", -1)).map(part -> parser.apply(part.strip())).toList();
        return parts.stream().allMatch(Optional::isPresent)
                ? Optional.of(parts.stream().flatMap(Optional::stream).toList())
                : Optional.empty();
    }

    /** It may hold a password. */
    static ValueType<PostgresAddress> databaseAddress() {
        return new ValueType<>(
                "like postgres://user:password@host:5432/database or"
                        + " jdbc:postgresql://host:5432/database",
                ValueType::parseDatabaseAddress,
                true);
    }

    private static Optional<PostgresAddress> parseDatabaseAddress(String text) {
        try {
            return Optional.of(PostgresAddress.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static ValueType<Secret> password() {
        return new ValueType<>("a text", text -> nonBlank(text).map(Secret::of), true);
    }

    /** A key for HMAC-SHA256, which RFC 7518, section 3.2, wants to have 256 bits at least. */
    static ValueType<Secret> signingKey() {
        return new ValueType<>(
                "at least %d characters long".formatted(SHORTEST_SECRET),
                text -> nonBlank(text).filter(t -> t.length() >= SHORTEST_SECRET).map(Secret::of),
                true);
    }

    private static Optional<String> nonBlank(String text) {
        return Optional.of(text).filter(t -> !t.isBlank());
    }

    private static <T> ValueType<T> open(String allowed, Function<String, Optional<T>> parser) {
        return new ValueType<>(allowed, parser, false);
    }
}
