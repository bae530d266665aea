package plaza.core.leaderboard;

import java.util.Locale;

/** Who or what is on a board. */
public enum Ranked {
    /** By what they gave. */
    GIFTERS,
    /** By what they were given, before the platform's share. */
    STREAMERS,
    /** By what was given in them. */
    STREAMS;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
