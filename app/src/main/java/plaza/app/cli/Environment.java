package plaza.app.cli;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the process was given from outside; read once, in {@code Main}.
 *
 * @param variables the environment variables
 * @param binaries where PostgreSQL's programs are unpacked, or null for within the data directory
 * @param terminal whether standard error is one
 */
public record Environment(
        Map<String, String> variables, @Nullable Path binaries, boolean terminal) {
    public Environment {
        variables = Map.copyOf(variables);
    }
}
