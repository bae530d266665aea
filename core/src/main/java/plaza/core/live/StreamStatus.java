package plaza.core.live;

/** How far a stream has come; it goes from one to the next, and never back. */
public enum StreamStatus {
    SCHEDULED,
    LIVE,
    ENDED
}
