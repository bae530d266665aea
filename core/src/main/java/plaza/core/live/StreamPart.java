package plaza.core.live;

/** The parts that a person can have in a stream. */
public enum StreamPart {
    /** May become a co-streamer. */
    INVITED,
    /** Streams with the host. */
    PARTICIPANT,
    /** Keeps order in its chat. */
    MODERATOR,
    /** May say nothing in its chat. */
    SILENCED
}
