package plaza.app.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import plaza.app.testing.Api;
import plaza.app.testing.OpenApiWitness.Operation;

/** Requests that are almost right, quite wrong, and anything between. */
final class Requests {
    private static final String ID = "0199a0c4-6ee3-7d5a-8c2f-3b1f6a52c1d0";

    private static final List<String> FIELDS =
            List.of(
                    "text",
                    "mediaKeys",
                    "replyTo",
                    "quoteOf",
                    "visibility",
                    "username",
                    "email",
                    "password",
                    "displayName",
                    "fullname",
                    "country",
                    "language",
                    "bio",
                    "private",
                    "postId",
                    "parentCommentId",
                    "currentPassword",
                    "newPassword",
                    "avatarUrl",
                    "website",
                    "surprise");

    private static final List<String> PARAMETERS =
            List.of(
                    "limit",
                    "cursor",
                    "since",
                    "until",
                    "order",
                    "surprise",
                    "sort[]",
                    "%00",
                    "q",
                    "type",
                    "from",
                    "to",
                    "region");

    /** What exists, so that some requests get through to the stores. */
    private final List<String> known;

    Requests(List<String> known) {
        this.known = known;
    }

    /**
     * A request without its token.
     *
     * @param target as it stands in the request line
     * @param headers whole lines, each with its line end
     * @param body one character for each byte
     */
    record Request(String method, String target, String headers, String body) {
        /** The bytes, one for each character. */
        String bytes(String token) {
            return method
                    + " "
                    + target
                    + " HTTP/1.1\r\nHost: plaza\r\nConnection: close\r\n"
                    + "Authorization: Bearer "
                    + token
                    + "\r\n"
                    + headers
                    + "Content-Length: "
                    + body.length()
                    + "\r\n\r\n"
                    + body;
        }
    }

    Arbitrary<Request> to(List<Operation> operations) {
        Arbitrary<String> value = value();
        return Combinators.combine(
                        Arbitraries.of(operations),
                        otherMethod(),
                        value.list().ofSize(2),
                        query(value),
                        headers(),
                        body())
                .as(
                        (operation, method, values, query, headers, body) ->
                                new Request(
                                        method.isEmpty() ? operation.method() : method,
                                        filled(operation.path(), values) + query,
                                        headers,
                                        body));
    }

    /** Sometimes another one than the operation's; mostly none. */
    private static Arbitrary<String> otherMethod() {
        return Arbitraries.frequencyOf(
                tuple(9, Arbitraries.just("")),
                tuple(
                        1,
                        Arbitraries.of(
                                "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE",
                                "BREW", "get")));
    }

    private static Arbitrary<String> query(Arbitrary<String> value) {
        return Combinators.combine(Arbitraries.of(PARAMETERS), value)
                .as((name, given) -> name + "=" + given)
                .list()
                .ofMaxSize(3)
                .map(list -> list.isEmpty() ? "" : "?" + String.join("&", list));
    }

    private static String filled(String path, List<String> values) {
        String filled = path;
        for (String value : values) {
            filled =
                    filled.replaceFirst(
                            "\\{[^}]+}", java.util.regex.Matcher.quoteReplacement(value));
        }
        return filled;
    }

    /** A value in a path or query; mostly encoded as it should be. */
    private Arbitrary<String> value() {
        return Arbitraries.frequencyOf(
                tuple(6, Arbitraries.of(known)),
                tuple(2, Arbitraries.of(ID, "me", "public", "", "0", "-1", "20", "100", "101")),
                tuple(
                        2,
                        Arbitraries.of(
                                "2026-01-01T00:00:00Z",
                                "9999999999999999999999",
                                "%2B999999999-12-31T23:59:59Z",
                                "AAAA_-",
                                "%zz",
                                "%ff",
                                "%00",
                                "..%2f..",
                                "%F0%9F%91%BB",
                                "a%0d%0ab",
                                ";jsessionid=x",
                                "*")),
                tuple(2, Arbitraries.strings().ofMaxLength(40).map(Requests::encoded)),
                tuple(
                        1,
                        Arbitraries.strings()
                                .withCharRange('!', '~')
                                .excludeChars('\r', '\n', '#')
                                .ofMaxLength(20)),
                tuple(1, Arbitraries.of("x", "7", "%41").map(part -> part.repeat(3_000))));
    }

    private static String encoded(String text) {
        return Api.encoded(
                new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }

    private static Arbitrary<String> headers() {
        Arbitrary<String> type =
                Arbitraries.frequencyOf(
                        tuple(8, Arbitraries.just("application/json")),
                        tuple(
                                1,
                                Arbitraries.of(
                                        "text/plain",
                                        "application/json; charset=utf-16",
                                        "multipart/form-data",
                                        "application/*",
                                        "/",
                                        ";;;")));
        Arbitrary<String> others =
                Combinators.combine(
                                Arbitraries.of(
                                        "Accept",
                                        "Accept-Language",
                                        "Accept-Encoding",
                                        "Idempotency-Key",
                                        "If-Match",
                                        "If-Modified-Since",
                                        "Range",
                                        "Expect",
                                        "X-Forwarded-For",
                                        "Forwarded",
                                        "X-HTTP-Method-Override",
                                        "Origin",
                                        "Cookie",
                                        "User-Agent",
                                        "X-Request-Id"),
                                Arbitraries.oneOf(
                                        Arbitraries.of(
                                                "*/*", "image/png", "bytes=0-", "a;q=x", "\"", ","),
                                        Arbitraries.strings()
                                                .withCharRange(' ', '\u00ff')
                                                .excludeChars('\u007f')
                                                .ofMaxLength(60)))
                        .as((name, value) -> name + ": " + value + "\r\n")
                        .list()
                        .ofMaxSize(2)
                        .map(list -> String.join("", list));
        return Combinators.combine(type, others)
                .as((one, other) -> "Content-Type: " + one + "\r\n" + other);
    }

    /** A body as bytes, one for each character. */
    private Arbitrary<String> body() {
        return Arbitraries.frequencyOf(
                tuple(10, object(json(2)).map(Requests::utf8)),
                tuple(2, json(3).map(Requests::utf8)),
                tuple(2, broken()),
                tuple(1, Arbitraries.of("[", "{\"text\":", "[[").map(part -> part.repeat(5_000))),
                tuple(1, Arbitraries.strings().withCharRange('\0', '\u00ff').ofMaxLength(80)),
                tuple(1, Arbitraries.just("")));
    }

    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** JSON that somebody cut off, or changed a sign of. */
    private Arbitrary<String> broken() {
        return Combinators.combine(
                        object(json(1)),
                        Arbitraries.integers().between(0, 200),
                        Arbitraries.chars())
                .as(
                        (json, place, other) -> {
                            int at = Math.min(place, json.length());
                            return utf8(
                                    place % 2 == 0
                                            ? json.substring(0, at)
                                            : json.substring(0, at)
                                                    + other
                                                    + json.substring(
                                                            Math.min(at + 1, json.length())));
                        });
    }

    private Arbitrary<String> object(Arbitrary<String> values) {
        return Combinators.combine(Arbitraries.of(FIELDS).map(Requests::quoted), values)
                .as((name, value) -> name + ":" + value)
                .list()
                .ofMaxSize(6)
                .map(fields -> "{" + String.join(",", fields) + "}");
    }

    private Arbitrary<String> json(int depth) {
        Arbitrary<String> scalar =
                Arbitraries.frequencyOf(
                        tuple(4, Arbitraries.strings().ofMaxLength(60).map(Requests::quoted)),
                        tuple(4, Arbitraries.of(known).map(Requests::quoted)),
                        tuple(
                                3,
                                Arbitraries.of(
                                        "\"\"",
                                        "\"public\"",
                                        "\"followers\"",
                                        "\"" + ID + "\"",
                                        "\"a@b.c\"",
                                        "\"\\u0000\"",
                                        "\"\\ud800\"",
                                        "\"\\udc00\\ud800\"",
                                        "\"reels/" + ID + ".mp4\"",
                                        "\"#tag @me https://x.y/z\"",
                                        "\"javascript:alert(1)\"")),
                        tuple(
                                2,
                                Arbitraries.of(
                                        "null",
                                        "true",
                                        "0",
                                        "-0",
                                        "1e999",
                                        "1e-999",
                                        "123456789012345678901234567890",
                                        "1.5",
                                        "1".repeat(2_000))),
                        tuple(
                                1,
                                Arbitraries.of("x", "é", "#a ", "@b ", "😀")
                                        .map(s -> quoted(s.repeat(2_500)))));
        if (depth == 0) {
            return scalar;
        }
        return Arbitraries.frequencyOf(
                tuple(6, scalar),
                tuple(
                        1,
                        json(depth - 1)
                                .list()
                                .ofMaxSize(12)
                                .map(items -> "[" + String.join(",", items) + "]")),
                tuple(1, object(json(depth - 1))));
    }

    /** A JSON text; signs that must be escaped are, others stand as they are. */
    private static String quoted(String text) {
        var json = new StringBuilder("\"");
        boolean whole = StandardCharsets.UTF_8.newEncoder().canEncode(text);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\' || c < ' ' || (Character.isSurrogate(c) && !whole)) {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    private static <T> net.jqwik.api.Tuple.Tuple2<Integer, T> tuple(int frequency, T value) {
        return net.jqwik.api.Tuple.of(frequency, value);
    }
}
