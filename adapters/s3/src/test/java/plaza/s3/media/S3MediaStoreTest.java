package plaza.s3.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plaza.contracts.CallTimeout;
import plaza.contracts.Samples;
import plaza.contracts.media.MediaStoreContract;
import plaza.core.media.MediaStore;
import plaza.core.secret.Secret;
import plaza.engines.recipe.Recipes;
import plaza.engines.testing.TestEngine;
import plaza.s3.Bucket;
import plaza.s3.BucketFeatures;

@Tag("engine")
class S3MediaStoreTest implements MediaStoreContract {
    private static final URI SERVER = TestEngine.address(Recipes.S3);
    private static final Bucket BUCKET = open("test-" + UUID.randomUUID());

    private static Bucket open(String name) {
        String[] login = SERVER.getUserInfo().split(":", 2);
        return Bucket.open(
                new Bucket.Address(
                        URI.create("http://127.0.0.1:" + SERVER.getPort()),
                        "us-east-1",
                        name,
                        login[0],
                        Secret.of(login[1])),
                BucketFeatures.NONE,
                CallTimeout.PATIENT);
    }

    @AfterAll
    static void close() {
        BUCKET.close();
    }

    @Override
    public MediaStore store() {
        return new S3MediaStore(BUCKET);
    }

    private static String key() {
        return "reels/" + Samples.sessionId() + ".mp4";
    }

    @Test
    void aLinkIsFollowedWithoutALoginAndAnswersItsTypeAndParts() throws Exception {
        String key = key();
        store().put(key, out -> out.write("moving".getBytes(StandardCharsets.UTF_8)));

        URI link = store().link(key, "video/mp4").orElseThrow();

        try (var client = HttpClient.newHttpClient()) {
            var whole = client.send(HttpRequest.newBuilder(link).build(), BodyHandlers.ofString());
            assertThat(whole.statusCode()).isEqualTo(200);
            assertThat(whole.body()).isEqualTo("moving");
            assertThat(whole.headers().firstValue("Content-Type")).hasValue("video/mp4");
            var part =
                    client.send(
                            HttpRequest.newBuilder(link).header("Range", "bytes=1-2").build(),
                            BodyHandlers.ofString());
            assertThat(part.statusCode()).isEqualTo(206);
            assertThat(part.body()).isEqualTo("ov");
            URI other = URI.create(link.toString().replace("mp4?", "mov?"));
            var forged =
                    client.send(HttpRequest.newBuilder(other).build(), BodyHandlers.ofString());
            assertThat(forged.statusCode()).isEqualTo(403);
        }
    }

    @Test
    void aLargeFileGoesUpInPartsAndComesBackAsItWas() throws IOException {
        String key = key();
        byte[] block = new byte[1 << 20];
        for (int i = 0; i < block.length; i++) {
            block[i] = (byte) (i * 31);
        }
        var sent = new CRC32();
        long stored =
                store().put(
                                key,
                                out -> {
                                    for (int i = 0; i < 21; i++) {
                                        block[0] = (byte) i;
                                        out.write(block);
                                        sent.update(block);
                                    }
                                });
        assertThat(stored).isEqualTo(21L << 20);
        var read = new CRC32();
        try (InputStream in = store().open(key, 0, Long.MAX_VALUE)) {
            byte[] buffer = new byte[64 << 10];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                read.update(buffer, 0, n);
            }
        }
        assertThat(read.getValue()).isEqualTo(sent.getValue());
    }

    @Test
    void nothingIsLeftOfALargeFileThatCannotBeWritten() {
        String key = key();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(
                        () ->
                                store().put(
                                                key,
                                                out -> {
                                                    out.write(new byte[20 << 20]);
                                                    throw new IOException("gone");
                                                }));
        assertThat(store().find(key)).isEmpty();
        assertThat(store().deleteUnfinished(Instant.now().plusSeconds(3_600))).isZero();
    }

    @Test
    void uploadsOfAProcessThatDiedAreCleanedUpAfterAWhile() {
        String key = key();
        BUCKET.call(s3 -> s3.createMultipartUpload(c -> c.bucket(BUCKET.name()).key(key)));
        assertThat(store().deleteUnfinished(Instant.now().minusSeconds(3_600))).isZero();
        assertThat(store().deleteUnfinished(Instant.now().plusSeconds(3_600))).isEqualTo(1);
    }

    @Test
    void theBucketIsMadeOnceAndFoundAgain() throws IOException {
        String name = "again-" + UUID.randomUUID();
        String key = key();
        try (Bucket first = open(name);
                Bucket second = open(name)) {
            new S3MediaStore(first).put(key, out -> out.write(1));
            assertThat(new S3MediaStore(second).find(key)).isPresent();
        }
    }
}
