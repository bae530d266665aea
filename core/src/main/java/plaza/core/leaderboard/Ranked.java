package plaza.core.leaderboard;

import java.util.Locale;

/** The people or things that a leaderboard ranks. */
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
