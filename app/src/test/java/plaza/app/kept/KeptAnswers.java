package plaza.app.kept;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plaza.app.endtoend.hidden.Walk;
import plaza.app.endtoend.hidden.World;
import plaza.app.endtoend.hidden.World.Side;
import plaza.app.testing.Api;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/**
 * What a server answered to two people who went everywhere.
 *
 * @param at when it began to answer
 */
record KeptAnswers(Instant at, List<Round> rounds) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** What is about the running process or the moment, and not about what is stored. */
    private static final Set<String> OF_THE_PROCESS =
            Set.of(
                    "/metrics",
                    "/health/live",
                    "/health/ready",
                    "/api/admin/projections",
                    "/api/admin/projections/{name}/parked",
                    "/api/auth/sessions",
                    "/api/presence",
                    "/api/capabilities");

    /** Who asks for posts adds to it, soon after. */
    private static final String GROWING = "impressions";

    /** Is of the moment. */
    private static final String MOVING = "velocity";

    /**
     * Of one person, in the order of asking.
     *
     * @param username has the password of all people of tests
     */
    record Round(String username, List<Kept> answers) {}

    /**
     * @param body as JSON, or the SHA-256 hash of what is none
     */
    record Kept(String target, int status, JsonNode body) {}

    static KeptAnswers read(Path file) {
        return JSON.readValue(file.toFile(), KeptAnswers.class);
    }

    void write(Path file) {
        JSON.writeValue(file.toFile(), this);
    }

    /** Asks for everything, as both. */
    static KeptAnswers of(RunningPlaza plaza, World world) {
        Instant at = Instant.now();
        List<Round> rounds = new ArrayList<>();
        for (Side me : List.of(world.one, world.two)) {
            List<String> targets = new ArrayList<>();
            Walk.of(world, me, world.other(me))
                    .all()
                    .forEach(
                            (path, stops) -> {
                                if (!OF_THE_PROCESS.contains(path)) {
                                    stops.forEach(stop -> targets.add(stop.target()));
                                }
                            });
            rounds.add(round(plaza, me.person.username(), targets));
        }
        return new KeptAnswers(at, rounds);
    }

    /** Asks the same of another server, until what it counts in the background is counted. */
    KeptAnswers onceCounted(RunningPlaza plaza) {
        Instant end = Instant.now().plus(PATIENCE);
        KeptAnswers now = again(plaza);
        while (!differences(now).isEmpty() && Instant.now().isBefore(end)) {
            now = again(plaza);
        }
        return now;
    }

    private KeptAnswers again(RunningPlaza plaza) {
        return new KeptAnswers(
                at,
                rounds.stream()
                        .map(
                                round ->
                                        round(
                                                plaza,
                                                round.username,
                                                round.answers.stream().map(Kept::target).toList()))
                        .toList());
    }

    private static Round round(RunningPlaza plaza, String username, List<String> targets) {
        Api nobody = plaza.nobody();
        Map<String, ?> login = Map.of("username", username, "password", Person.PASSWORD);
        Api api = Person.login(nobody, nobody.post("/api/auth/login", login).expect(200)).api();
        return new Round(username, targets.stream().map(target -> kept(api, target)).toList());
    }

    private static Kept kept(Api api, String target) {
        HttpResponse<byte[]> answer = api.bytes("GET", target, Map.of());
        String type = answer.headers().firstValue("Content-Type").orElse("");
        JsonNode body =
                type.contains("json")
                        ? JSON.readTree(answer.body())
                        : StringNode.valueOf(hash(answer.body()));
        return new Kept(target, answer.statusCode(), body);
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where another server answers something else; what it says besides is no difference. */
    List<String> differences(KeptAnswers now) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < rounds.size(); i++) {
            for (int j = 0; j < rounds.get(i).answers.size(); j++) {
                Kept before = rounds.get(i).answers.get(j);
                Kept after = now.rounds.get(i).answers.get(j);
                if (before.status != after.status) {
                    found.add(
                            "%s was answered %d, and is %s"
                                    .formatted(before.target, before.status, after));
                } else {
                    compare(before.target + " ", before.body, after.body, found);
                }
            }
        }
        return found;
    }

    private static void compare(String place, JsonNode was, JsonNode is, List<String> found) {
        if (place.endsWith("/nextCursor")) {
            // A cursor is encrypted anew each time.
            if (was.isNull() != is.isNull()) {
                found.add("%s was %s, and is %s".formatted(place, was, is));
            }
        } else if (place.endsWith("/" + GROWING)) {
            if (!is.isNumber() || is.asLong() < was.asLong()) {
                found.add("%s was %s, and is less: %s".formatted(place, was, is));
            }
        } else if (place.endsWith("/" + MOVING)) {
            if (!is.isNumber()) {
                found.add("%s was %s, and is %s".formatted(place, was, is));
            }
        } else if (was.isObject() && is.isObject()) {
            was.properties()
                    .forEach(
                            field ->
                                    compare(
                                            place + "/" + field.getKey(),
                                            field.getValue(),
                                            is.path(field.getKey()),
                                            found));
        } else if (was.isArray() && is.isArray() && was.size() == is.size()) {
            for (int i = 0; i < was.size(); i++) {
                compare(place + "/" + i, was.get(i), is.get(i), found);
            }
        } else if (!was.equals(is)) {
            found.add("%s was %s, and is %s".formatted(place, was, is));
        }
    }
}
