package plaza.app.endtoend.hidden;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import plaza.app.endtoend.hidden.World.Side;
import plaza.app.testing.Answer;
import tools.jackson.databind.JsonNode;

/** Looks for somebody in what was answered or told. */
final class Trace {
    /** What people write: who is named there is named by its author. */
    private static final Set<String> WRITTEN = Set.of("text", "content", "preview");

    private Trace() {}

    /** Where somebody is found: by id, by name, or by what they wrote. */
    static List<String> of(Side person, JsonNode node) {
        List<String> found = new ArrayList<>();
        look(person, node, "", found);
        return found;
    }

    static List<String> of(Side person, Answer answer) {
        String type = answer.header("Content-Type").orElse("");
        if (type.contains("json")) {
            return of(person, answer.json());
        }
        return type.startsWith("text/") && names(person, answer.body(), false)
                ? List.of("body")
                : List.of();
    }

    private static void look(Side person, JsonNode node, String path, List<String> found) {
        if (node.isString()) {
            boolean written = WRITTEN.contains(path.substring(path.lastIndexOf('/') + 1));
            if (names(person, node.asString(), written)) {
                found.add(path + "=" + node.asString());
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                look(person, node.get(i), path + "/" + i, found);
            }
        } else {
            node.properties()
                    .forEach(
                            field ->
                                    look(
                                            person,
                                            field.getValue(),
                                            path + "/" + field.getKey(),
                                            found));
        }
    }

    private static boolean names(Side person, String text, boolean written) {
        return text.contains(person.id())
                || text.contains(person.mark)
                || (!written && (text.contains(person.name()) || text.contains(person.display)));
    }
}
