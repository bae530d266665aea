package plaza.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plaza.app.testing.AbovePorts;
import plaza.app.testing.Answer;
import plaza.app.testing.Eventually;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;
import plaza.app.wiring.Wiring;
import plaza.contracts.media.SampleFiles;
import plaza.contracts.media.SampleMedia;
import plaza.core.Page;
import plaza.core.media.MediaStore;

@Tag("engine")
final class MediaTest {
    /** As Chrome, Firefox, Safari and Android record a voice. */
    private static final List<String> RECORDINGS =
            List.of(
                    "voice-chrome.webm",
                    "voice-firefox.ogg",
                    "voice-safari.mp4",
                    "voice-android.mp4",
                    "voice.3gp");

    private final RunningPlaza plaza = RunningPlaza.shared();
    private final Person ada = plaza.person();
    private final Person bob = plaza.person();

    private static HttpResponse<byte[]> get(Person who, String key) {
        return get(who, key, Map.of());
    }

    private static HttpResponse<byte[]> get(Person who, String key, Map<String, String> headers) {
        return who.api().bytes("GET", "/api/media/" + key, headers);
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private String published(byte[] file) {
        String key = ada.upload("post", file);
        ada.publish(Map.of("text", "look", "mediaKeys", List.of(key)));
        return key;
    }

    @Test
    void everyKindOfFileIsTakenAndComesBack() {
        Map<String, byte[]> files = new HashMap<>();
        files.put("image/jpeg", SampleMedia.jpegWithPlace(60, 40, 6));
        files.put("image/png", SampleMedia.pngWithPlace(60, 40, 1));
        files.put("image/gif", SampleMedia.gifWithPlace(60, 40));
        files.put("image/webp", SampleMedia.webpWithPlace(1));
        files.put("video/mp4", SampleMedia.mp4(5_000));
        files.put("video/quicktime", SampleMedia.mov());
        files.put("video/webm", SampleMedia.webm());
        files.put("audio/mpeg", SampleMedia.mp3(100));
        files.put("audio/mp4", SampleMedia.m4a());
        files.put("audio/webm", SampleFiles.of("voice-chrome.webm"));
        files.put("audio/ogg", SampleFiles.of("voice-firefox.ogg"));
        files.forEach(
                (type, file) -> {
                    Answer made = ada.api().upload("post", file).expect(201);
                    String key = made.text("/key");
                    assertThat(made.text("/type")).isEqualTo(type);
                    assertThat(made.text("/url")).isEqualTo("/api/media/" + key);

                    HttpResponse<byte[]> read = get(ada, key);

                    assertThat(read.statusCode()).isEqualTo(200);
                    assertThat(header(read, "Content-Type")).isEqualTo(type);
                    assertThat(read.body()).hasSize((int) made.number("/bytes"));
                    assertThat(SampleMedia.hasPlace(read.body())).as(type).isFalse();
                });
    }

    @Test
    void anUploadSaysWhatItIs() {
        Answer picture =
                ada.api().upload("avatar", SampleMedia.jpegWithPlace(60, 40, 6)).expect(201);
        assertThat(picture.text("/key")).matches("avatars/[0-9a-f-]{36}\\.jpg");
        assertThat(picture.number("/width")).isEqualTo(40);
        assertThat(picture.number("/height")).isEqualTo(60);
        assertThat(picture.json().get("durationMs").isNull()).isTrue();
        assertThat(picture.text("/blurhash")).hasSize(28);
        Answer video = ada.api().upload("reel", SampleMedia.mp4(100)).expect(201);
        assertThat(video.text("/key")).matches("reels/[0-9a-f-]{36}\\.mp4");
        assertThat(video.number("/durationMs")).isEqualTo(2_500);
        Answer sound = ada.api().upload("story", SampleMedia.mp3(50)).expect(201);
        assertThat(sound.text("/key")).matches("stories/[0-9a-f-]{36}\\.mp3");
        assertThat(sound.json().get("width").isNull()).isTrue();
    }

    @Test
    void aFileWithoutAPictureIsASoundWhateverItIsIn() {
        for (String name : RECORDINGS) {
            Answer made = ada.api().upload("reel", SampleFiles.of(name)).expect(201);
            assertThat(made.text("/type")).as(name).startsWith("audio/");
            assertThat(made.json().get("width").isNull()).as(name).isTrue();
            assertThat(made.number("/durationMs")).as(name).isBetween(1_000L, 1_030L);
            assertThat(SampleMedia.hasPlace(get(ada, made.text("/key")).body())).isFalse();

            String key = made.text("/key");
            Map<String, Object> reel = Map.of("text", "hear", "mediaKeys", List.of(key));
            for (Answer refused :
                    List.of(
                            ada.api().post("/api/reels", reel),
                            ada.api().post("/api/stories", Map.of("mediaKey", key)),
                            ada.api().patch("/api/users/me", Map.of("avatarKey", key)))) {
                assertThat(refused.expect(422).errorFields()).as(name).hasSize(1);
            }
            String post = ada.publish(reel);
            assertThat(bob.see(post).expect(200).text("/media/0/type")).startsWith("audio/");
            assertThat(bob.posts("/api/reels/user/" + ada.id())).isEmpty();
        }
    }

    @Test
    void whatIsNoMediaIsRefused() {
        ada.api().upload("post", SampleMedia.ascii("<html>hi</html>")).expect(415);
        Answer empty = ada.api().upload("post", new byte[0]).expect(422);
        assertThat(empty.errorFields()).containsExactly("file");
        byte[] png = SampleMedia.png(60, 40);
        Answer cut = ada.api().upload("post", Arrays.copyOf(png, png.length - 10)).expect(422);
        assertThat(cut.errorFields()).containsExactly("file");
        Answer purpose = ada.api().upload("fun", png).expect(422);
        assertThat(purpose.errorFields()).containsExactly("purpose");
        plaza.nobody().upload("post", png).expect(401);
        ada.api().post("/api/media/upload", Map.of("file", "x")).expect(415);
        Map<String, String> form = Map.of("Content-Type", "multipart/form-data; boundary=b");
        for (String body : List.of("", "--b--\r\n", "--b\r\n\r\nx\r\n--b--\r\n", "--b\r\nx")) {
            Answer refused = ada.api().send("POST", "/api/media/upload", body, form);
            assertThat(refused.status()).as(body).isIn(400, 422);
        }
        Map<String, String> none = Map.of("Content-Type", "multipart/form-data");
        ada.api().send("POST", "/api/media/upload", "x", none).expect(400);
    }

    @Test
    void aFileThatIsTooLargeLeavesNothing() throws IOException {
        try (RunningPlaza small = RunningPlaza.start(Map.of("media.maxPicture", "10KiB"))) {
            Person cam = small.person();
            byte[] big = SampleMedia.join(SampleMedia.png(60, 40), new byte[20_000]);
            cam.api().upload("post", big).expect(413);
            cam.api().upload("post", SampleMedia.png(60, 40)).expect(201);
            assertThat(stored(small)).hasSize(1);
            assertThat(deleteUnfinished(small)).isZero();
        }
    }

    @AbovePorts
    @Test
    void aPersonStoresNoMoreThanTheirQuota() {
        try (RunningPlaza small = RunningPlaza.start(Map.of("media.quotaPerPerson", "10KiB"))) {
            Person cam = small.person();
            byte[] file = SampleMedia.mp4(6_000);
            cam.api().upload("reel", file).expect(201);
            Answer refused = cam.api().upload("reel", file).expect(413);
            assertThat(refused.text("/type")).isEqualTo("/problems/over-quota");
            assertThat(refused.text("/detail")).contains("10240 bytes");
            small.person().api().upload("reel", file).expect(201);
            assertThat(stored(small)).hasSize(2);
        }
    }

    @AbovePorts
    @Test
    void whereTheDiskIsNearlyFullOnlyUploadsAreRefused() {
        Map<String, String> settings =
                Map.of("media.freeDisk", "1000000GiB", "ports.mediaStore", "local");
        try (RunningPlaza full = RunningPlaza.start(settings)) {
            Person cam = full.person();
            Answer refused = cam.api().upload("post", SampleMedia.png(60, 40)).expect(507);
            assertThat(refused.text("/type")).isEqualTo("/problems/no-room");
            cam.api().post("/api/posts", Map.of("text", "goes on")).expect(201);
        }
    }

    /** The keys that bytes are stored under. */
    private static List<String> stored(RunningPlaza plaza) {
        try (Wiring beside = plaza.beside()) {
            MediaStore store = beside.ports().get(MediaStore.class);
            return Page.all(100, page -> store.list(Instant.now().plusSeconds(3_600), page))
                    .toList();
        }
    }

    private static int deleteUnfinished(RunningPlaza plaza) {
        try (Wiring beside = plaza.beside()) {
            return beside.ports()
                    .get(MediaStore.class)
                    .deleteUnfinished(Instant.now().plusSeconds(3_600));
        }
    }

    @Test
    void aClientThatIsKilledWhileUploadingLeavesNothing() throws IOException {
        try (RunningPlaza own = RunningPlaza.start(Map.of())) {
            Person cam = own.person();
            URI server = own.nobody().server();
            try (var socket = new Socket(server.getHost(), server.getPort())) {
                OutputStream out = socket.getOutputStream();
                String head =
                        """
                        POST /api/media/upload HTTP/1.1\r
                        Host: plaza\r
                        Authorization: Bearer %s\r
                        Content-Type: multipart/form-data; boundary=b\r
                        Content-Length: 20000000\r
                        \r
                        --b\r
                        Content-Disposition: form-data; name="file"\r
                        \r
                        """
                                .formatted(cam.token());
                out.write(head.getBytes(StandardCharsets.US_ASCII));
                out.write(SampleMedia.mp4Head("isom", false));
                out.write(new byte[] {1, (byte) 0x20, 0, 0, 'm', 'd', 'a', 't'});
                // More than the buffers in between hold: the server is in the middle of it.
                out.write(new byte[12_000_000]);
                out.flush();
            }
            // Counted when the store has cleaned up.
            Eventually.soon(
                    () ->
                            assertThat(own.metrics())
                                    .containsPattern(
                                            "plaza_port_seconds_count\\{[^}]*operation=\"put\",outcome=\"broken\",port=\"MediaStore\"[^}]*}"
                                                    + " 1"));
            assertThat(stored(own)).isEmpty();
            assertThat(deleteUnfinished(own)).isZero();
            cam.api().get("/api/users/me").expect(200);
        }
    }

    @Test
    void partsAreAnsweredAsAskedFor() {
        String key = published(SampleMedia.mp3(20));
        byte[] whole = get(bob, key).body();
        int size = whole.length;
        record Part(String asked, int from, int to) {}
        for (Part part :
                List.of(
                        new Part("bytes=0-0", 0, 1),
                        new Part("bytes=0-", 0, size),
                        new Part("bytes=100-199", 100, 200),
                        new Part("bytes=-7", size - 7, size),
                        new Part("bytes=" + (size - 1) + "-", size - 1, size),
                        new Part("bytes=5-99999999", 5, size))) {
            HttpResponse<byte[]> answer = get(bob, key, Map.of("Range", part.asked()));
            assertThat(answer.statusCode()).as(part.asked()).isEqualTo(206);
            assertThat(header(answer, "Content-Range"))
                    .isEqualTo("bytes %d-%d/%d".formatted(part.from(), part.to() - 1, size));
            assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(whole, part.from(), part.to()));
        }
        for (String ignored : List.of("bytes=9-1", "lines=0-1", "bytes=x")) {
            assertThat(get(bob, key, Map.of("Range", ignored)).statusCode()).isEqualTo(200);
        }
        HttpResponse<byte[]> behind = get(bob, key, Map.of("Range", "bytes=" + size + "-"));
        assertThat(behind.statusCode()).isEqualTo(416);
        assertThat(header(behind, "Content-Range")).isEqualTo("bytes */" + size);
        assertThat(header(behind, "Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void severalPartsAreOneBodyOfSeveral() {
        String key = published(SampleMedia.mp3(20));
        byte[] whole = get(bob, key).body();

        HttpResponse<byte[]> answer = get(bob, key, Map.of("Range", "bytes=0-3,10-12,-2"));

        assertThat(answer.statusCode()).isEqualTo(206);
        String type = header(answer, "Content-Type");
        assertThat(type).startsWith("multipart/byteranges; boundary=");
        String boundary = type.substring(type.indexOf('=') + 1);
        int size = whole.length;
        var expected = new StringBuilder();
        for (int[] part : new int[][] {{0, 3}, {10, 12}, {size - 2, size - 1}}) {
            expected.append(
                            "\r\n--%s\r\nContent-Type: audio/mpeg\r\nContent-Range: bytes %d-%d/%d\r\n\r\n"
                                    .formatted(boundary, part[0], part[1], size))
                    .append(
                            new String(
                                    Arrays.copyOfRange(whole, part[0], part[1] + 1),
                                    StandardCharsets.ISO_8859_1));
        }
        expected.append("\r\n--").append(boundary).append("--\r\n");
        assertThat(new String(answer.body(), StandardCharsets.ISO_8859_1))
                .isEqualTo(expected.toString());
        assertThat(header(answer, "Content-Length")).isEqualTo("" + answer.body().length);
    }

    @Test
    void whoHasItAlreadyIsToldSo() {
        String key = published(SampleMedia.png(60, 40));
        HttpResponse<byte[]> first = get(bob, key);
        String tag = header(first, "ETag");
        String date = header(first, "Last-Modified");
        assertThat(tag).startsWith("\"").endsWith("\"");

        for (Map<String, String> known :
                List.of(
                        Map.of("If-None-Match", tag),
                        Map.of("If-None-Match", "\"x\", W/" + tag),
                        Map.of("If-None-Match", "*"),
                        Map.of("If-Modified-Since", date))) {
            HttpResponse<byte[]> answer = get(bob, key, known);
            assertThat(answer.statusCode()).as("%s", known).isEqualTo(304);
            assertThat(answer.body()).isEmpty();
            assertThat(header(answer, "ETag")).isEqualTo(tag);
        }
        for (Map<String, String> other :
                List.of(
                        Map.of("If-None-Match", "\"x\"", "If-Modified-Since", date),
                        Map.of("If-Modified-Since", "Mon, 01 Jan 2001 00:00:00 GMT"),
                        Map.of("If-Modified-Since", "yesterday"))) {
            assertThat(get(bob, key, other).statusCode()).as("%s", other).isEqualTo(200);
        }
        for (String same : List.of(tag, date)) {
            var asked = Map.of("Range", "bytes=0-1", "If-Range", same);
            assertThat(get(bob, key, asked).statusCode()).as(same).isEqualTo(206);
        }
        for (String other : List.of("\"x\"", "W/" + tag, "Mon, 01 Jan 2001 00:00:00 GMT", "x")) {
            var asked = Map.of("Range", "bytes=0-1", "If-Range", other);
            assertThat(get(bob, key, asked).statusCode()).as(other).isEqualTo(200);
        }
    }

    @Test
    void whatIsAnsweredRunsNothingAndStaysInTheViewersCache() {
        String key = published(SampleMedia.png(60, 40));
        HttpResponse<byte[]> answer = get(bob, key);

        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Content-Security-Policy"))
                .contains("default-src 'none'", "sandbox");
        assertThat(header(answer, "Cache-Control")).isEqualTo("private, max-age=604800, immutable");
        assertThat(header(answer, "Accept-Ranges")).isEqualTo("bytes");
        assertThat(header(answer, "Content-Disposition"))
                .isEqualTo("inline; filename=\"" + key.substring(6) + "\"");
        HttpResponse<byte[]> head = bob.api().bytes("HEAD", "/api/media/" + key, Map.of());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(header(head, "Content-Length")).isEqualTo("" + answer.body().length);
        HttpResponse<byte[]> missing = get(bob, key.replace(".png", ".jpg"));
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(header(missing, "Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void picturesAreScaledToWidthsRoundedUp() {
        String key = published(SampleMedia.jpeg(600, 300));
        Map<Integer, Integer> widths = Map.of(1, 64, 64, 64, 65, 128, 500, 512, 512, 512);
        widths.forEach(
                (asked, width) -> {
                    HttpResponse<byte[]> answer = get(bob, key + "?w=" + asked);
                    assertThat(answer.statusCode()).isEqualTo(200);
                    assertThat(width(answer.body())).isEqualTo(width);
                });
        for (int large : new int[] {600, 4_000, Integer.MAX_VALUE}) {
            assertThat(width(get(bob, key + "?w=" + large).body())).isEqualTo(600);
        }
        for (String wrong : List.of("0", "-5", "x", "99999999999")) {
            assertThat(get(bob, key + "?w=" + wrong).statusCode()).as(wrong).isEqualTo(422);
        }
        String sound = published(SampleMedia.mp3(20));
        assertThat(get(bob, sound + "?w=64").statusCode()).isEqualTo(404);
    }

    private static int width(byte[] picture) {
        try {
            return javax.imageio.ImageIO.read(new java.io.ByteArrayInputStream(picture)).getWidth();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whoMaySeeAPostMaySeeItsMedia() {
        Person eve = plaza.person();
        bob.follow(ada);
        String unused = ada.upload("post");
        assertThat(get(ada, unused).statusCode()).isEqualTo(200);
        assertThat(get(bob, unused).statusCode()).isEqualTo(404);

        String open = ada.upload("post");
        String post = ada.publish(Map.of("mediaKeys", List.of(open)));
        String followers = ada.upload("post");
        ada.publish(Map.of("mediaKeys", List.of(followers), "visibility", "followers"));
        String own = ada.upload("post");
        ada.publish(Map.of("mediaKeys", List.of(own), "visibility", "private"));

        assertThat(statuses(open, ada, bob, eve)).containsExactly(200, 200, 200);
        assertThat(statuses(followers, ada, bob, eve)).containsExactly(200, 200, 404);
        assertThat(statuses(own, ada, bob, eve)).containsExactly(200, 404, 404);
        assertThat(statuses(open + "?w=64", bob, eve)).containsExactly(200, 200);
        assertThat(statuses(followers + "?w=64", eve)).containsExactly(404);
        assertThat(plaza.nobody().get("/api/media/" + open).status()).isEqualTo(401);

        ada.block(eve);
        assertThat(statuses(open, eve)).containsExactly(404);
        ada.api().delete("/api/posts/" + post).expect(204);
        assertThat(statuses(open, bob)).containsExactly(404);
        ada.hide(true);
        assertThat(statuses(followers, bob)).containsExactly(200);
        bob.unfollow(ada);
        assertThat(statuses(followers, bob)).containsExactly(404);
    }

    private static List<Integer> statuses(String key, Person... viewers) {
        return Stream.of(viewers).map(viewer -> get(viewer, key).statusCode()).toList();
    }

    @Test
    void aPostTellsOfItsMedia() {
        String picture = ada.upload("post", SampleMedia.jpeg(60, 40));
        String video = ada.upload("reel", SampleMedia.mp4(100));
        String post = ada.publish(Map.of("mediaKeys", List.of(video, picture)));

        Answer seen = bob.see(post).expect(200);

        assertThat(seen.json().get("media").size()).isEqualTo(2);
        assertThat(seen.text("/media/0/key")).isEqualTo(video);
        assertThat(seen.text("/media/0/type")).isEqualTo("video/mp4");
        assertThat(seen.number("/media/0/durationMs")).isEqualTo(2_500);
        assertThat(seen.number("/media/1/width")).isEqualTo(60);
        assertThat(seen.number("/media/1/height")).isEqualTo(40);
        assertThat(seen.text("/media/1/blurhash")).hasSize(28);
        assertThat(seen.json().at("/media/1/posterUrl").isNull()).isTrue();
        assertThat(bob.api().get(ada.path() + "/posts").items().get(0).get("media"))
                .isEqualTo(seen.json().get("media"));
    }

    @Test
    void onlyOwnUploadsThatAreFreeAreShown() {
        String mine = ada.upload("post");
        String bobs = bob.upload("post");
        String used = published(SampleMedia.png(4, 4));
        String avatar = ada.upload("avatar");
        for (String key :
                List.of(bobs, used, avatar, "posts/0199a0c4-6ee3-7d5a-8c2f-3b1f6a52c1d0.jpg")) {
            Answer refused = ada.api().post("/api/posts", Map.of("mediaKeys", List.of(mine, key)));
            assertThat(refused.expect(422).errorFields()).containsExactly("mediaKeys");
        }
        ada.publish(Map.of("mediaKeys", List.of(mine)));
    }

    @Test
    void anUploadIsUsedByOneOfManyPosts() throws Exception {
        String key = ada.upload("post");

        List<Integer> answers =
                Together.run(
                        6,
                        i ->
                                ada.api()
                                        .post("/api/posts", Map.of("mediaKeys", List.of(key)))
                                        .status());

        assertThat(answers).containsOnlyOnce(201);
        assertThat(answers.stream().filter(status -> status == 422)).hasSize(5);
        assertThat(ada.posts("/api/users/me/posts")).hasSize(1);
    }

    @Test
    void anUploadBecomesTheProfilesPicture() {
        String first = ada.upload("avatar");
        String second = ada.upload("avatar");
        String cover = ada.upload("cover");
        ada.api().patch("/api/users/me", Map.of("avatarKey", first, "coverKey", cover)).expect(200);
        assertThat(bob.api().get(ada.path()).text("/avatarUrl")).isEqualTo("/api/media/" + first);
        assertThat(bob.api().get(ada.path()).text("/coverUrl")).isEqualTo("/api/media/" + cover);
        assertThat(statuses(first, bob)).containsExactly(200);

        ada.api().patch("/api/users/me", Map.of("avatarUrl", "/api/media/" + second)).expect(200);

        assertThat(statuses(first, bob)).containsExactly(404);
        assertThat(statuses(second, bob)).containsExactly(200);
        assertThat(statuses(cover, bob)).containsExactly(200);
        ada.hide(true);
        assertThat(statuses(second, bob)).containsExactly(200);
        ada.block(bob);
        assertThat(statuses(second, bob)).containsExactly(404);
        ada.api().patch("/api/users/me", Map.of("avatarUrl", "")).expect(200);
        assertThat(ada.api().get("/api/users/me").json().get("avatarUrl").isNull()).isTrue();
        ada.api().patch("/api/users/me", Map.of("avatarKey", cover)).expect(422);
        String video = ada.upload("avatar", SampleMedia.mp4(10));
        for (String key : List.of(video, bob.upload("avatar"), "x", "avatars/../x")) {
            Answer refused = ada.api().patch("/api/users/me", Map.of("avatarKey", key));
            assertThat(refused.expect(422).errorFields()).containsExactly("avatarKey");
        }
        Answer both =
                ada.api()
                        .patch(
                                "/api/users/me",
                                Map.of("avatarKey", second, "avatarUrl", "https://example.org/a"));
        assertThat(both.expect(422).errorFields()).containsExactly("avatarKey");
    }

    @Test
    void theSameUploadAgainIsOne() {
        Map<String, String> key = Map.of("Idempotency-Key", Person.freshName());
        byte[] file = SampleMedia.png(8, 8);
        Answer first = ada.api().upload("post", file, key).expect(201);
        Answer again = ada.api().upload("post", file, key).expect(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotent-Replayed")).contains("true");
        ada.api().upload("reel", file, key).expect(422);
    }

    @Test
    void pathsThatNoUploadAnsweredLeadNowhere() {
        for (String path :
                List.of("posts/x", "posts/..%2f..%2fetc%2fpasswd", "x/y", "posts/%00", "a/b/c")) {
            int status = get(ada, path).statusCode();
            assertThat(status).as(path).isIn(400, 404);
        }
    }

    @AbovePorts
    @Test
    void uploadsHaveALimit() {
        try (RunningPlaza strict = RunningPlaza.start(Map.of("limits.uploads", "1/15m"))) {
            Person cam = strict.person();
            cam.upload("post");
            Answer refused = cam.api().upload("post", SampleMedia.png(4, 4)).expect(429);
            assertThat(refused.header("Retry-After")).isPresent();
        }
    }
}
