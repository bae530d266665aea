package plaza.core.subscription;

/** Why the server closes a connection. */
public enum Bye {
    SLOW("slow", "You read too slowly. Connect again, and load anew what you show."),
    SESSION_ENDED("session-ended", "The session has ended. Log in again."),
    TOO_MANY_MESSAGES("too-many-messages", "You sent too many messages. Wait, then connect again."),
    TOO_LARGE("too-large", "You sent a message that is too large."),
    SILENT("silent", "You did not answer. Connect again."),
    STOPPING("stopping", "The server stops. Connect again in a moment.");

    private final String label;
    private final String text;

    Bye(String label, String text) {
        this.label = label;
        this.text = text;
    }

    /** The name that clients see. */
    public String label() {
        return label;
    }

    /** What happened and what to do about it. */
    public String text() {
        return text;
    }
}
