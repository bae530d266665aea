package plaza.bench.server;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a server says that it is made of.
 *
 * @param blueprint empty where it does not say
 * @param engines by their names where each listens, like {@code 127.0.0.1:5432}, in its order
 * @param timelines the name of the engine that keeps home timelines; empty where none does
 */
public record Parts(String blueprint, Map<String, List<String>> engines, String timelines) {
    public Parts {
        engines = Collections.unmodifiableMap(new LinkedHashMap<>(engines));
    }
}
