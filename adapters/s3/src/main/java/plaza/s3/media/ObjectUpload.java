package plaza.s3.media;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.core.StorageException;
import plaza.core.media.MediaFormat;
import plaza.s3.Bucket;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * An object on its way up. What fits into one part goes up as one object; of more, each part as
 * soon as it is full, and there is never more than one in memory. What is closed and was not
 * finished is given up.
 */
final class ObjectUpload extends OutputStream {
    /** S3 takes 10,000 parts of at least 5 MiB. */
    static final int PART = 8 << 20;

    private static final int FIRST = 64 << 10;
    private static final Logger LOG = LoggerFactory.getLogger(ObjectUpload.class);

    private final Bucket bucket;
    private final String key;
    private final List<CompletedPart> parts = new ArrayList<>();
    private byte[] buffer = new byte[FIRST];
    private int buffered;
    private long written;
    private @Nullable String upload;
    private boolean finished;

    ObjectUpload(Bucket bucket, String key) {
        this.bucket = bucket;
        this.key = key;
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        Objects.checkFromIndexSize(from, length, bytes.length);
        int done = 0;
        while (done < length) {
            if (buffered == PART) {
                sendPart();
            }
            int now = Math.min(length - done, PART - buffered);
            makeRoom(buffered + now);
            System.arraycopy(bytes, from + done, buffer, buffered, now);
            buffered += now;
            done += now;
        }
        written += length;
    }

    private void makeRoom(int size) {
        if (size > buffer.length) {
            byte[] larger = new byte[Math.min(PART, Math.max(size, buffer.length * 2))];
            System.arraycopy(buffer, 0, larger, 0, buffered);
            buffer = larger;
        }
    }

    private RequestBody body() {
        return RequestBody.fromInputStream(new ByteArrayInputStream(buffer, 0, buffered), buffered);
    }

    private void sendPart() {
        String id = begun();
        int number = parts.size() + 1;
        String tag =
                bucket.call(
                                s3 ->
                                        s3.uploadPart(
                                                part ->
                                                        part.bucket(bucket.name())
                                                                .key(key)
                                                                .uploadId(id)
                                                                .partNumber(number),
                                                body()))
                        .eTag();
        parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
        buffered = 0;
    }

    private String begun() {
        String id = upload;
        if (id == null) {
            id =
                    bucket.call(
                                    s3 ->
                                            s3.createMultipartUpload(
                                                    create ->
                                                            create.bucket(bucket.name())
                                                                    .key(key)
                                                                    .contentType(type())))
                            .uploadId();
            upload = id;
        }
        return id;
    }

    /** For those who look into the bucket by themselves, by the key's ending. */
    private String type() {
        String extension = key.substring(key.lastIndexOf('.') + 1);
        return Arrays.stream(MediaFormat.values())
                .filter(format -> format.extension().equals(extension))
                .findFirst()
                .map(MediaFormat::type)
                .orElse("application/octet-stream");
    }

    /** Sends the rest; says how many bytes there were in all. */
    long finish() {
        if (upload == null) {
            bucket.call(
                    s3 ->
                            s3.putObject(
                                    put -> put.bucket(bucket.name()).key(key).contentType(type()),
                                    body()));
        } else {
            if (buffered > 0) {
                sendPart();
            }
            bucket.call(
                    s3 ->
                            s3.completeMultipartUpload(
                                    complete ->
                                            complete.bucket(bucket.name())
                                                    .key(key)
                                                    .uploadId(upload)
                                                    .multipartUpload(all -> all.parts(parts))));
        }
        finished = true;
        return written;
    }

    @Override
    public void close() {
        if (upload == null || finished) {
            return;
        }
        try {
            bucket.call(
                    s3 ->
                            s3.abortMultipartUpload(
                                    abort ->
                                            abort.bucket(bucket.name()).key(key).uploadId(upload)));
        } catch (StorageException e) {
            LOG.debug("An upload that failed is left to the clean-up", e);
        }
    }
}
