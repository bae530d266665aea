package plaza.s3.media;

import java.io.FilterInputStream;
import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;

/**
 * The bytes of an object. Whoever closes it before the end does not wait for the rest: without this
 * the rest would be read, to use the connection again.
 */
final class ObjectInput extends FilterInputStream {
    private final ResponseInputStream<?> response;
    private boolean ended;

    ObjectInput(ResponseInputStream<?> response) {
        super(response);
        this.response = response;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        ended = read < 0;
        return read;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = super.read(bytes, from, length);
        ended = read < 0;
        return read;
    }

    @Override
    public void close() throws IOException {
        if (ended) {
            super.close();
        } else {
            response.abort();
        }
    }
}
