package plaza.http.problem;

/** A cursor that this server did not sign for this list. */
public final class MalformedCursorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedCursorException() {
        super("not a cursor of this list", null, false, false);
    }
}
