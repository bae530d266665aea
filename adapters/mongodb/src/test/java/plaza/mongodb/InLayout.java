package plaza.mongodb;

/** The layouts that every adapter is tested in. */
public enum InLayout {
    SEPARATE,
    EMBEDDED;

    /** So few that the next ones are beside the reel. */
    private static final int WITHIN_A_REEL = 3;

    public Layout layout() {
        return switch (this) {
            case SEPARATE -> Layout.SEPARATE;
            case EMBEDDED -> Layout.embedded(WITHIN_A_REEL);
        };
    }
}
