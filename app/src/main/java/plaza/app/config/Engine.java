package plaza.app.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can hold a port's data; written in lower case in the configuration. */
public enum Engine {
    /** This process and its files. */
    LOCAL,
    POSTGRES,
    MONGODB,
    CASSANDRA,
    /** With the record of all follows in MongoDB, which serves while it is away. */
    NEO4J,
    OPENSEARCH,
    REDIS,
    S3;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Engine> labelled(String label) {
        return Arrays.stream(values()).filter(engine -> engine.label().equals(label)).findFirst();
    }
}
