package plaza.app.permission;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plaza.app.testing.OpenApiWitness.Operation;

/**
 * An operation, how it is asked for, and what everybody is answered.
 *
 * @param alone whether it needs people of its own, for it changes what they are to each other
 * @param target path and query, with names of things in braces
 * @param body with such names, or null
 * @param open the statuses where the owner's account is open, by {@link Actor}
 * @param closed the same where it is private
 */
record Row(
        Operation operation,
        boolean alone,
        String target,
        @Nullable String body,
        List<String> open,
        List<String> closed) {
    private static final String ALONE = "* ";
    private static final String ASKED = " -> ";
    private static final List<Actor> ACTORS = List.of(Actor.values());
    private static final String OPEN = "  open   ";
    private static final String OFF = "501";
    private static final String CLOSED = "  private";

    /** The rows of a table; what begins with # is said to who reads it. */
    static List<Row> parse(List<String> table) {
        List<String> lines =
                table.stream().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i + 2 < lines.size(); i += 3) {
            rows.add(row(lines.get(i), lines.get(i + 1), lines.get(i + 2)));
        }
        return rows;
    }

    private static Row row(String asked, String open, String closed) {
        boolean alone = asked.startsWith(ALONE);
        String[] parts = (alone ? asked.substring(ALONE.length()) : asked).split(ASKED, 2);
        String[] operation = parts[0].split(" ", 2);
        String[] request = parts[1].split(" ", 2);
        return new Row(
                new Operation(operation[0], operation[1]),
                alone,
                request[0],
                request.length == 1 ? null : request[1],
                statuses(OPEN, open),
                statuses(CLOSED, closed));
    }

    private static List<String> statuses(String kind, String line) {
        if (!line.startsWith(kind)) {
            throw new IllegalArgumentException("'" + line + "' does not begin with '" + kind + "'");
        }
        return Arrays.stream(line.substring(kind.length()).split("[ |]+"))
                .filter(status -> !status.isEmpty())
                .toList();
    }

    /**
     * The same where a deployment leaves it out: whoever is known, and may ask for such things, is
     * told so.
     */
    Row leftOut() {
        return with(leftOut(open), leftOut(closed));
    }

    private List<String> leftOut(List<String> statuses) {
        boolean isAdmins = operation.path().startsWith("/api/admin/");
        return statuses.stream()
                .map(
                        status ->
                                status.equals("-")
                                                || status.equals("401")
                                                || (isAdmins && status.equals("403"))
                                        ? status
                                        : OFF)
                .toList();
    }

    Row with(List<String> nowOpen, List<String> nowClosed) {
        return new Row(operation, alone, target, body, nowOpen, nowClosed);
    }

    /** As it stands in a table. */
    @Override
    public String toString() {
        return (alone ? ALONE : "")
                + operation.method()
                + " "
                + operation.path()
                + ASKED
                + target
                + (body == null ? "" : " " + body)
                + "\n"
                + OPEN
                + written(open)
                + "\n"
                + CLOSED
                + written(closed);
    }

    private static String written(List<String> statuses) {
        var line = new StringBuilder();
        for (int i = 0; i < statuses.size(); i++) {
            line.append(ACTORS.get(i) == Actor.STRANGER ? " | " : " ");
            line.append("%3s".formatted(statuses.get(i)));
        }
        return line.toString();
    }
}
