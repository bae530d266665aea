package plaza.http.media;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import plaza.core.DomainException;

/** The content of a part that has to be the last one: who reads its end hears of another. */
final class LastPart extends FilterInputStream {
    private final Multipart form;
    private boolean hasEnded;

    LastPart(InputStream content, Multipart form) {
        super(content);
        this.form = form;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = hasEnded ? -1 : in.read(bytes, from, length);
        if (read < 0 && !hasEnded) {
            hasEnded = true;
            Multipart.Part next = form.next();
            if (next != null) {
                throw DomainException.invalid(
                        UploadForm.FILE, "must be the last field: put the others before it");
            }
        }
        return read;
    }
}
