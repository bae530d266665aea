package plaza.core.chat;

/** What somebody may do in a room beyond talking. */
public enum ChatRole {
    /** Names the room, adds and removes members, and makes others owners. */
    OWNER,
    MEMBER
}
