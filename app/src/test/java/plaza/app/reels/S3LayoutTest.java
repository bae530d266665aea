package plaza.app.reels;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import plaza.app.config.Configuration;
import plaza.app.testing.Answer;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;
import plaza.contracts.media.SampleMedia;
import plaza.s3.S3Engine;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The media of reels and stories have the keys of {@code docs/blueprints/reels.md}. */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class S3LayoutTest {
    private final Scenario scenario = Scenario.played();
    private final Configuration at = scenario.configuration();
    private final S3Client client =
            S3Client.builder()
                    .endpointOverride(at.get(S3Engine.ENDPOINT))
                    .region(Region.of(at.get(S3Engine.REGION)))
                    .credentialsProvider(
                            StaticCredentialsProvider.create(
                                    AwsBasicCredentials.create(
                                            at.get(S3Engine.ACCESS_KEY),
                                            at.get(S3Engine.SECRET_KEY).reveal())))
                    .forcePathStyle(true)
                    .build();

    @AfterAll
    void close() {
        client.close();
    }

    @Test
    void mediaLieUnderWhatTheyAreUsedFor() {
        assertThat(scenario.reelMedia()).matches("reels/[0-9a-f-]{36}\\.png");
        assertThat(scenario.storyMedia()).matches("stories/[0-9a-f-]{36}\\.png");
        assertThat(keys("reels/")).contains(scenario.reelMedia());
        assertThat(keys("stories/")).contains(scenario.storyMedia());
        assertThat(
                        client.headObject(
                                        head ->
                                                head.bucket(at.get(S3Engine.BUCKET))
                                                        .key(scenario.reelMedia()))
                                .contentType())
                .isEqualTo("image/png");
    }

    @Test
    void whatAReelShowsLiesAmongReelsWhateverItWasUploadedFor() {
        Person ada = scenario.plaza().person();
        for (String purpose : List.of("post", "reel")) {
            String key = ada.upload(purpose);
            String reel =
                    ada.api()
                            .post("/api/reels", Map.of("mediaKeys", List.of(key)))
                            .expect(201)
                            .text("/media/0/key");
            assertThat(reel).isEqualTo(key).startsWith("reels/");
            assertThat(keys("reels/")).contains(key);
        }
        for (String purpose : List.of("story", "avatar", "cover")) {
            String key = ada.upload(purpose);
            Answer refused = ada.api().post("/api/reels", Map.of("mediaKeys", List.of(key)));
            assertThat(refused.expect(422).errorFields()).containsExactly("mediaKeys");
        }
        assertThat(keys("posts/")).isEmpty();
    }

    @Test
    void whoMaySeeAFileIsSentToTheStoreForItWhereTheServerIsSetSo() throws Exception {
        try (var plaza = RunningPlaza.start(Map.of("media.redirect", "true"))) {
            Person ada = plaza.person();
            byte[] picture = SampleMedia.png(600, 40);
            String url = "/api/media/" + ada.upload("post", picture);

            HttpResponse<byte[]> sent = ada.api().bytes("GET", url, Map.of());

            assertThat(sent.statusCode()).isEqualTo(302);
            assertThat(sent.headers().firstValue("Cache-Control")).hasValue("private, max-age=300");
            // Else a cache keeps the address as long as a file.
            assertThat(sent.headers().map()).doesNotContainKeys("etag", "last-modified");
            assertThat(ada.api().bytes("GET", url, Map.of("If-None-Match", "*")).statusCode())
                    .isEqualTo(302);
            String link = sent.headers().firstValue("Location").orElseThrow();
            try (InputStream in = URI.create(link).toURL().openStream()) {
                assertThat(in.readAllBytes()).startsWith(0x89, 'P', 'N', 'G');
            }
            assertThat(ada.api().bytes("GET", url + "?w=64", Map.of()).statusCode()).isEqualTo(200);
            assertThat(plaza.person().api().bytes("GET", url, Map.of()).statusCode())
                    .isEqualTo(404);
            // It goes with its story, which an address that was given out would outlive.
            String passing = ada.upload("story", picture);
            ada.api().post("/api/stories", Map.of("mediaKey", passing)).expect(201);
            assertThat(ada.api().bytes("GET", "/api/media/" + passing, Map.of()).statusCode())
                    .isEqualTo(200);
        }
    }

    private List<String> keys(String prefix) {
        return client
                .listObjectsV2(list -> list.bucket(at.get(S3Engine.BUCKET)).prefix(prefix))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList();
    }
}
