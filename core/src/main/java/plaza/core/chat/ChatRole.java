package plaza.core.chat;

/** The rights of a member of a room beyond talking. */
public enum ChatRole {
    /** Names the room, adds and removes members, and makes others owners. */
    OWNER,
    MEMBER
}
