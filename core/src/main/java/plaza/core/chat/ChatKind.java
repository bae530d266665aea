package plaza.core.chat;

/** The kinds of chats, by who can be in them. */
public enum ChatKind {
    /** Two people, for good. */
    DIRECT,
    /** Whoever its owners add. */
    ROOM,
    /** Whoever may see the stream that it belongs to; it has no members. */
    STREAM
}
