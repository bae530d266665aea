package plaza.http.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a benchmark measures beside this process.
 *
 * @param engines by their names where each listens, like {@code 127.0.0.1:5432}
 * @param timelines the name of the engine that keeps home timelines; null where none does
 */
public record BenchDeployment(
        String blueprint, Map<String, List<String>> engines, @Nullable String timelines) {
    public BenchDeployment {
        engines = new LinkedHashMap<>(engines);
    }
}
