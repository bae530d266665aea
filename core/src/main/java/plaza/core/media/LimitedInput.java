package plaza.core.media;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import plaza.core.DomainException;
import plaza.core.ErrorKind;

/** Refuses an upload as soon as it turns out to be too large, or too much for who sends it. */
final class LimitedInput extends FilterInputStream {
    private final long limit;
    private final Quotas.Claim claim;
    private long seen;

    LimitedInput(InputStream in, long limit, Quotas.Claim claim) {
        super(in);
        this.limit = limit;
        this.claim = claim;
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        if (value >= 0) {
            count(1);
        }
        return value;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = in.read(bytes, from, length);
        if (read > 0) {
            count(read);
        }
        return read;
    }

    private void count(long more) {
        seen += more;
        requireAtMost(limit);
        claim.add(more);
    }

    /**
     * @throws DomainException TOO_LARGE when there have been more bytes than that
     */
    void requireAtMost(long most) {
        if (seen > most) {
            throw tooLarge(most);
        }
    }

    static DomainException tooLarge(long limit) {
        return DomainException.of(
                ErrorKind.TOO_LARGE, "A file of this kind may have at most " + limit + " bytes.");
    }

    /** What is skipped counts too. */
    @Override
    public long skip(long bytes) throws IOException {
        long skipped = in.skip(bytes);
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
