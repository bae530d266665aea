package plaza.s3.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import plaza.core.Cursor;
import plaza.core.DomainException;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.media.MediaContent;
import plaza.core.media.MediaKeys;
import plaza.core.media.MediaStore;
import plaza.s3.Bucket;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Media as objects of a bucket, under the keys that they have anyway. Large ones go up in parts
 * while they come in; S3 shows an object when it is whole. Thread-safe.
 */
public final class S3MediaStore implements MediaStore {
    private static final int NOT_FOUND = 404;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final Bucket bucket;

    public S3MediaStore(Bucket bucket) {
        this.bucket = bucket;
    }

    @Override
    public long put(String key, Content content) throws IOException {
        MediaKeys.requireId(key);
        try (var upload = new ObjectUpload(bucket, key)) {
            content.writeTo(upload);
            return upload.finish();
        }
    }

    @Override
    public Optional<Stored> find(String key) {
        return head(key).map(head -> new Stored(head.contentLength(), head.lastModified()));
    }

    private Optional<HeadObjectResponse> head(String key) {
        return bucket.call(
                s3 -> {
                    try {
                        return Optional.of(
                                s3.headObject(head -> head.bucket(bucket.name()).key(key)));
                    } catch (S3Exception e) {
                        if (e.statusCode() == NOT_FOUND) {
                            return Optional.empty();
                        }
                        throw e;
                    }
                });
    }

    @Override
    public InputStream open(String key, long from, long length) {
        MediaKeys.requireId(key);
        if (length == 0) {
            if (head(key).isEmpty()) {
                throw DomainException.notFound("media");
            }
            return InputStream.nullInputStream();
        }
        String last = length > Long.MAX_VALUE - from ? "" : Long.toString(from + length - 1);
        return bucket.call(
                s3 -> {
                    try {
                        ResponseInputStream<GetObjectResponse> bytes =
                                s3.getObject(
                                        get ->
                                                get.bucket(bucket.name())
                                                        .key(key)
                                                        .range("bytes=" + from + "-" + last));
                        return new ObjectInput(bytes);
                    } catch (S3Exception e) {
                        return switch (e.statusCode()) {
                            case NOT_FOUND -> throw DomainException.notFound("media");
                            case RANGE_NOT_SATISFIABLE -> new ByteArrayInputStream(new byte[0]);
                            default -> throw e;
                        };
                    }
                });
    }

    /** S3 does not say whether it deleted anything: of two who ask at once both may hear yes. */
    @Override
    public boolean delete(String key) {
        MediaKeys.requireId(key);
        if (head(key).isEmpty()) {
            return false;
        }
        bucket.call(s3 -> s3.deleteObject(delete -> delete.bucket(bucket.name()).key(key)));
        return true;
    }

    @Override
    public Optional<URI> address(String key) {
        return head(key).map(_ -> signed(get -> get.key(key)));
    }

    @Override
    public Optional<URI> link(String key, String type) {
        return Optional.of(
                signed(
                        get ->
                                get.key(key)
                                        .responseContentType(type)
                                        .responseContentDisposition("inline")));
    }

    private URI signed(Consumer<GetObjectRequest.Builder> what) {
        GetObjectRequest get =
                GetObjectRequest.builder().bucket(bucket.name()).applyMutation(what).build();
        return URI.create(
                bucket.presigner()
                        .presignGetObject(
                                sign ->
                                        sign.signatureDuration(MediaContent.LINKED_FOR)
                                                .getObjectRequest(get))
                        .url()
                        .toString());
    }

    @Override
    public Page<String> list(Instant storedBefore, PageRequest page) {
        Cursor cursor = page.cursor();
        ListObjectsV2Response listed =
                bucket.call(
                        s3 ->
                                s3.listObjectsV2(
                                        list ->
                                                list.bucket(bucket.name())
                                                        .maxKeys(page.limit())
                                                        .startAfter(
                                                                cursor == null
                                                                        ? null
                                                                        : cursor.value())));
        List<String> keys =
                listed.contents().stream()
                        .filter(object -> object.lastModified().isBefore(storedBefore))
                        .map(S3Object::key)
                        .filter(key -> MediaKeys.id(key).isPresent())
                        .toList();
        boolean more = Boolean.TRUE.equals(listed.isTruncated()) && listed.hasContents();
        return new Page<>(keys, more ? new Cursor(listed.contents().getLast().key()) : null);
    }

    @Override
    public int deleteUnfinished(Instant before) {
        int deleted = 0;
        for (MultipartUpload upload : unfinished()) {
            if (upload.initiated().isBefore(before)) {
                bucket.call(
                        s3 ->
                                s3.abortMultipartUpload(
                                        abort ->
                                                abort.bucket(bucket.name())
                                                        .key(upload.key())
                                                        .uploadId(upload.uploadId())));
                deleted++;
            }
        }
        return deleted;
    }

    private List<MultipartUpload> unfinished() {
        List<MultipartUpload> found = new ArrayList<>();
        String key = null;
        String id = null;
        ListMultipartUploadsResponse part;
        do {
            String afterKey = key;
            String afterId = id;
            part =
                    bucket.call(
                            s3 ->
                                    s3.listMultipartUploads(
                                            list ->
                                                    list.bucket(bucket.name())
                                                            .keyMarker(afterKey)
                                                            .uploadIdMarker(afterId)));
            found.addAll(part.uploads());
            key = part.nextKeyMarker();
            id = part.nextUploadIdMarker();
        } while (Boolean.TRUE.equals(part.isTruncated()));
        return found;
    }
}
