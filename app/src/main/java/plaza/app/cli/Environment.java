package plaza.app.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The process's environment, arguments and streams; read once, in {@code Main}.
 *
 * @param variables the environment variables
 * @param programs where programs that engines bring are unpacked, or null for within the data
 *     directory
 * @param terminal whether standard error is one
 */
public record Environment(
        Map<String, String> variables, @Nullable Path programs, boolean terminal) {
    private static final Pattern COLUMNS = Pattern.compile("[1-9][0-9]{1,3}");
    private static final int USUAL_COLUMNS = 80;

    public Environment {
        variables = Map.copyOf(variables);
    }

    /** How wide the terminal is, which the launcher asks it. */
    int columns() {
        String columns = variables.getOrDefault("COLUMNS", "");
        return COLUMNS.matcher(columns).matches() ? Integer.parseInt(columns) : USUAL_COLUMNS;
    }
}
