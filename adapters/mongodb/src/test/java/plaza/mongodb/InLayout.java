package plaza.mongodb;

/** The layouts that every adapter is tested in. */
public enum InLayout {
    SEPARATE(Layout.SEPARATE),
    /** So few lie within a reel that the next ones are beside it. */
    EMBEDDED(Layout.embedded(3));

    private final Layout layout;

    InLayout(Layout layout) {
        this.layout = layout;
    }

    public Layout layout() {
        return layout;
    }
}
