package plaza.postgres.server;

import java.nio.file.Path;

/**
 * The settings with which PostgreSQL is run.
 *
 * @param dataDirectory Plaza's data directory; PostgreSQL's own is the folder {@code postgres} in
 *     it
 * @param binariesDirectory where the programs are unpacked to; may be shared by many data
 *     directories
 */
public record PostgresSettings(Path dataDirectory, Path binariesDirectory, Durability durability) {

    /** What survives a power cut; when only processes die, every committed transaction does. */
    public enum Durability {
        /** Every committed transaction. */
        FULL,
        /** Nothing is promised after a power cut; for tests, whose data nobody misses. */
        NONE
    }

    /** The settings of a server: everything within the data directory, nothing lost. */
    public static PostgresSettings in(Path dataDirectory) {
        return new PostgresSettings(dataDirectory, dataDirectory, Durability.FULL);
    }

    public PostgresSettings withBinariesIn(Path directory) {
        return new PostgresSettings(dataDirectory, directory, durability);
    }

    public PostgresSettings withDurability(Durability other) {
        return new PostgresSettings(dataDirectory, binariesDirectory, other);
    }
}
