package plaza.app.permission;

/** Who asks, by what they have to do with the person whose things they ask for. */
enum Actor {
    /** Without a token. */
    NOBODY,
    /** With a token of a session that was ended. */
    ENDED,
    /** With a token that this server signed, and that is too old. */
    EXPIRED,
    /** With a token for a session that is there, signed by another server. */
    FORGED,
    STRANGER,
    /** Asked to follow a private account; an open one is not asked. */
    REQUESTED,
    FOLLOWER,
    FOLLOWED,
    BLOCKED,
    BLOCKING,
    /** Muted by the owner. */
    MUTED,
    ADMIN,
    /** Comes last: may destroy what all have been asking for. */
    OWNER
}
