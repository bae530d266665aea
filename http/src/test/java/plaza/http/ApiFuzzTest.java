package plaza.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import plaza.http.Api.Answer;
import plaza.http.Api.Person;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is sent, it is never the server's fault. */
class ApiFuzzTest {
    private static final List<String> WRITES =
            List.of(
                    "POST /api/auth/register",
                    "POST /api/auth/login",
                    "POST /api/auth/password",
                    "POST /api/users",
                    "PATCH /api/users/me",
                    "POST /api/posts",
                    "POST /api/reels",
                    "POST /api/comments",
                    "POST /api/stories",
                    "PATCH /api/posts/0199a0c4-6ee3-7d5a-8c2f-3b1f6a52c1d0");
    private static final List<String> FIELDS =
            List.of(
                    "username",
                    "email",
                    "password",
                    "displayName",
                    "fullname",
                    "country",
                    "language",
                    "bio",
                    "avatarUrl",
                    "website",
                    "private",
                    "text",
                    "mediaKeys",
                    "mediaKey",
                    "replyTo",
                    "quoteOf",
                    "visibility",
                    "postId",
                    "parentCommentId",
                    "currentPassword",
                    "newPassword");
    private static final List<String> READS =
            List.of(
                    "/api/users/%s",
                    "/api/users/%s/followers",
                    "/api/users/%s/posts",
                    "/api/users/%s/stories",
                    "/api/stories/%s",
                    "/api/stories/%s/views",
                    "/api/posts/%s",
                    "/api/posts/%s/replies",
                    "/api/posts/%s/history",
                    "/api/hashtags/%s/posts",
                    "/api/comments/%s",
                    "/api/reels/user/%s",
                    "/api/%s",
                    "/%s");
    private static final List<String> PARAMETERS =
            List.of("limit", "cursor", "since", "until", "order", "x");

    private final Api api = Running.API;
    private static final Person PERSON = Running.API.register();

    @Property(tries = 400)
    void noBodyMakesAnInternalError(
            @ForAll("writes") String endpoint, @ForAll("bodies") String body) {
        String[] parts = endpoint.split(" ", 2);
        assertFine(api.call(parts[0], parts[1], PERSON, body), endpoint + " " + body);
        if (parts[1].startsWith("/api/auth/register") || parts[1].equals("/api/users")) {
            assertFine(api.call(parts[0], parts[1], null, body), endpoint + " " + body);
        }
    }

    @Property(tries = 400)
    void noIdMakesAnInternalError(@ForAll("reads") String path, @ForAll("texts") String id) {
        String asked = path.formatted(encoded(id));
        assertFine(api.get(PERSON, asked), asked);
    }

    @Property(tries = 400)
    void noParameterMakesAnInternalError(
            @ForAll("lists") String path,
            @ForAll("parameters") String name,
            @ForAll("texts") String value) {
        String asked = path + "?" + name + "=" + encoded(value);
        assertFine(api.get(PERSON, asked), asked);
    }

    private static void assertFine(Answer answer, String request) {
        assertThat(answer.status()).as(request).isLessThan(500);
        if (answer.status() >= 400) {
            assertThat(answer.header("Content-Type"))
                    .as(request)
                    .isEqualTo("application/problem+json");
            assertThat(answer.json().at("/status").asInt()).isEqualTo(answer.status());
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Provide
    Arbitrary<String> writes() {
        return Arbitraries.of(WRITES);
    }

    @Provide
    Arbitrary<String> reads() {
        return Arbitraries.of(READS);
    }

    @Provide
    Arbitrary<String> lists() {
        return Arbitraries.of(
                "/api/feed",
                "/api/stories",
                "/api/timeline",
                "/api/users/me/posts",
                "/api/users/me/likes",
                "/api/users/me/activity",
                "/api/users/me/blocks",
                "/api/reels/feed");
    }

    @Provide
    Arbitrary<String> parameters() {
        return Arbitraries.of(PARAMETERS);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(40),
                Arbitraries.strings().ascii().ofMaxLength(60),
                Arbitraries.strings().withCharRange('0', '9').ofMaxLength(25),
                Arbitraries.of(
                        "me",
                        "null",
                        "-1",
                        "0",
                        "1e9",
                        "2147483648",
                        "..",
                        "%",
                        "'",
                        "\u0000",
                        "0199a0c4-6ee3-7d5a-8c2f-3b1f6a52c1d0",
                        "9999-99-99T99:99:99Z",
                        "2026-03-01T09:30:00.000Z",
                        "+999999999-12-31T23:59:59Z",
                        "newest"));
    }

    /** JSON that is nearly right, JSON that is not, and what is no JSON at all. */
    @Provide
    Arbitrary<String> bodies() {
        Arbitrary<String> values =
                Arbitraries.oneOf(
                        texts().map(ApiFuzzTest::quoted),
                        Arbitraries.of(
                                "null",
                                "true",
                                "0",
                                "-1e400",
                                "[]",
                                "{}",
                                "[null]",
                                "[1,\"a\"]",
                                "{\"a\":{}}",
                                "\"\\ud800\"",
                                "\"public\"",
                                "\"@a #b\""));
        Arbitrary<String> members =
                Combinators.combine(Arbitraries.of(FIELDS), values)
                        .as((field, value) -> quoted(field) + ":" + value);
        Arbitrary<String> objects =
                members.list().ofMaxSize(6).map(all -> "{" + String.join(",", all) + "}");
        return Arbitraries.frequencyOf(
                Tuple.of(6, objects),
                Tuple.of(1, Arbitraries.strings().ofMaxLength(30)),
                Tuple.of(1, objects.map(text -> text.substring(0, text.length() / 2))));
    }

    private static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }
}
