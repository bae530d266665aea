package plaza.media;

/** A picture takes longer to decode than any should. */
final class TooMuchWork extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMuchWork() {
        // An answer of some files, not a failure: nobody looks for the place.
        super("a picture takes too long to decode", null, false, false);
    }
}
