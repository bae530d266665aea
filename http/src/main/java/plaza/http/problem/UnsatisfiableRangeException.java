package plaza.http.problem;

/** Every part that was asked for lies behind the end. */
public final class UnsatisfiableRangeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long size;

    public UnsatisfiableRangeException(long size) {
        super("nothing in this range");
        this.size = size;
    }

    /** How many bytes there are. */
    public long size() {
        return size;
    }
}
