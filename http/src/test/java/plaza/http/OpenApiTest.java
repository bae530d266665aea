package plaza.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenApiTest {
    private final JsonNode description = Running.API.get(null, "/openapi.json").json();

    @Test
    void theDescriptionIsOpenApi31() {
        assertThat(description.at("/openapi").asString()).startsWith("3.1");
    }

    @Test
    void everyOperationHasASummaryItsErrorsAndExamples() {
        List<String> lacking = new ArrayList<>();
        assertThat(description.at("/paths").size()).isGreaterThan(40);
        operations(
                (name, operation) -> {
                    if (operation.at("/summary").asString("").isBlank()) {
                        lacking.add(name + ": summary");
                    }
                    for (String status : List.of("429", "500", "503")) {
                        if (operation.at("/responses/" + status).isMissingNode()) {
                            lacking.add(name + ": " + status);
                        }
                    }
                    for (JsonNode body : operation.at("/requestBody/content")) {
                        if (!body.has("example")) {
                            lacking.add(name + ": example of its body");
                        }
                    }
                    for (JsonNode response : operation.at("/responses")) {
                        for (JsonNode content : response.at("/content")) {
                            if (content.has("schema")
                                    && content.at("/schema").has("$ref")
                                    && !content.has("example")) {
                                lacking.add(name + ": example of an answer");
                            }
                        }
                    }
                });
        assertThat(lacking).isEmpty();
    }

    @Test
    void featuresAreListedInTheOrderOfADayAndAdministrationLast() {
        List<String> listed = new ArrayList<>();
        description.at("/tags").forEach(tag -> listed.add(tag.at("/name").asString()));
        Set<String> used = new HashSet<>();
        operations(
                (name, operation) ->
                        operation.at("/tags").forEach(tag -> used.add(tag.asString())));
        assertThat(listed).containsExactlyInAnyOrderElementsOf(used);
        assertThat(listed)
                .startsWith("accounts", "sessions", "people")
                .containsSubsequence("people", "posts", "timelines", "likes", "notifications")
                .endsWith("operation", "administration");
    }

    @Test
    void everyReferenceIsDefined() {
        List<String> undefined = new ArrayList<>();
        assertThat(description.findValues("$ref")).hasSizeGreaterThan(100);
        for (JsonNode reference : description.findValues("$ref")) {
            String pointer = reference.asString().substring(1);
            if (description.at(pointer).isMissingNode()) {
                undefined.add(pointer);
            }
        }
        assertThat(undefined).isEmpty();
    }

    @Test
    void fieldsThatMayBeNullSaySo() {
        JsonNode post = description.at("/components/schemas/Post/properties");
        assertThat(post.at("/replyTo/type").toString()).isEqualTo("[\"string\",\"null\"]");
        assertThat(post.at("/text/type").asString()).isEqualTo("string");
        JsonNode item = description.at("/components/schemas/FeedItem/properties");
        assertThat(item.at("/repostedBy/oneOf").size()).isEqualTo(2);
    }

    private void operations(BiConsumer<String, JsonNode> check) {
        description
                .at("/paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue()
                                        .properties()
                                        .forEach(
                                                operation ->
                                                        check.accept(
                                                                operation.getKey()
                                                                        + " "
                                                                        + path.getKey(),
                                                                operation.getValue())));
    }
}
