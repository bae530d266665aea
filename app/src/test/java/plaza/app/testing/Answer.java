package plaza.app.testing;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a server answered. */
public record Answer(String request, int status, HttpHeaders headers, String body) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int SHOWN = 2_000;

    /** The answer itself, which must have this status. */
    public Answer expect(int expected) {
        if (status != expected) {
            throw new AssertionError("expected %d of %s".formatted(expected, this));
        }
        return this;
    }

    public JsonNode json() {
        return JSON.readTree(body);
    }

    public JsonNode items() {
        return json().get("items");
    }

    /** Where the list goes on; empty at its end. */
    public Optional<String> nextCursor() {
        return json().get("nextCursor").asStringOpt();
    }

    /** A text of the answer, by its path such as {@code /author/id}. */
    public String text(String pointer) {
        return json().at(pointer).asString();
    }

    public long number(String pointer) {
        return json().at(pointer).asLong();
    }

    public boolean flag(String pointer) {
        return json().at(pointer).asBoolean();
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** The fields that a problem names, in its order. */
    public List<String> errorFields() {
        return json().get("errors").valueStream().map(error -> text(error, "field")).toList();
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).asString();
    }

    @Override
    public String toString() {
        return request
                + " → "
                + status
                + " "
                + (body.length() > SHOWN ? body.substring(0, SHOWN) + "…" : body);
    }
}
