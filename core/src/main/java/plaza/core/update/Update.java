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

    /** Of the JSON: many updates are kept. */
    private static final int MAX_PAYLOAD = 16 * 1_024;

    public Update {
        if (payload.json().length() > MAX_PAYLOAD) {
            throw new IllegalArgumentException("a payload has at most 16 KiB");
        }
        if (subject.isEmpty() || subject.length() > MAX_SUBJECT || subject.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("a subject has 1 to 200 characters on one line");
        }
    }
}
