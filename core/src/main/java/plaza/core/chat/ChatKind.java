package plaza.core.chat;

/** Who can be in a chat. */
public enum ChatKind {
    /** Two people, for good. */
    DIRECT,
    /** Whoever its owners add. */
    ROOM,
    /** Whoever may see the stream that it belongs to; it has no members. */
    STREAM
}
