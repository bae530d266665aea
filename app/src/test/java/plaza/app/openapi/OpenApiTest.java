package plaza.app.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plaza.app.testing.Api;
import plaza.app.testing.OpenApiWitness;
import plaza.app.testing.RunningPlaza;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The committed {@code docs/openapi.json} is what the server serves; {@code -Dplaza.update=true}
 * writes it anew. And it is complete.
 */
@Tag("engine")
final class OpenApiTest {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .build();
    private static final Set<String> METHODS =
            Set.of("get", "post", "put", "patch", "delete", "head", "options");

    /** Without where it is served, which differs in each run. */
    private static JsonNode served() {
        Api nobody = Api.of(RunningPlaza.shared().nobody().server(), Api.Witness.NONE);
        ObjectNode description = (ObjectNode) nobody.get("/openapi.json").expect(200).json();
        description.remove("servers");
        return description;
    }

    @Test
    void theCommittedDescriptionIsWhatTheServerServes() throws IOException {
        JsonNode served = served();
        if (Boolean.getBoolean("plaza.update")) {
            Object sorted = JSON.treeToValue(served, Object.class);
            Files.writeString(OpenApiWitness.FILE, JSON.writeValueAsString(sorted) + "\n");
        }

        assertThat(OpenApiWitness.read(OpenApiWitness.FILE))
                .as(
                        "docs/openapi.json is old: run this test with -Dplaza.update=true, read"
                                + " what changed, and commit it")
                .isEqualTo(served);
    }

    @Test
    void itIsOpenApiThreePointOne() {
        assertThat(served().get("openapi").asString()).startsWith("3.1");
    }

    @Test
    void everyOperationSaysWhatItDoesTakesAndAnswers() {
        List<String> missing = new ArrayList<>();
        served().get("paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue()
                                        .properties()
                                        .forEach(
                                                operation ->
                                                        complain(
                                                                path.getKey(),
                                                                operation,
                                                                missing)));

        assertThat(missing).isEmpty();
    }

    private static void complain(
            String path, Map.Entry<String, JsonNode> described, List<String> missing) {
        if (!METHODS.contains(described.getKey())) {
            return;
        }
        JsonNode operation = described.getValue();
        String name = described.getKey() + " " + path + ": ";
        if (operation.path("summary").asString("").isBlank()) {
            missing.add(name + "summary");
        }
        if (operation.path("tags").isEmpty()) {
            missing.add(name + "tag");
        }
        if (operation.at("/responses").propertyNames().stream()
                .noneMatch(s -> s.matches("2..|101|302"))) {
            missing.add(name + "a good answer");
        }
        for (JsonNode parameter : operation.path("parameters")) {
            if (!parameter.has("schema")) {
                missing.add(name + "schema of " + parameter.get("name").asString());
            }
        }
        boolean open = operation.path("security").isArray() && operation.get("security").isEmpty();
        if (path.startsWith("/api/") && !open && !operation.at("/responses").has("401")) {
            missing.add(name + "401");
        }
        if (path.contains("{") && !operation.at("/responses").has("404")) {
            missing.add(name + "404");
        }
        if (operation.has("requestBody")) {
            for (String status : List.of("400", "413", "415", "422")) {
                if (!operation.at("/responses").has(status)) {
                    missing.add(name + status);
                }
            }
        }
    }
}
