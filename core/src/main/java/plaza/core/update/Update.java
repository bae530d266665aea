package plaza.core.update;

/**
 * Something to be told.
 *
 * @param subject what it tells of, in the notation of its topic, on one line. Of a KEPT topic it
 *     names the act, and a second update with it is not told again; of a LATEST topic it names the
 *     thing whose state this is.
 */
public record Update(Topic topic, String subject, Payload payload) {
    private static final int MAX_SUBJECT = 200;

    public Update {
        if (subject.isEmpty() || subject.length() > MAX_SUBJECT || subject.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("a subject has 1 to 200 characters on one line");
        }
    }
}
