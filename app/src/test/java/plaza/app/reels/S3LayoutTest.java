package plaza.app.reels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import plaza.app.config.Configuration;
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
        assertThat(keys("stories/")).containsExactly(scenario.storyMedia());
        assertThat(
                        client.headObject(
                                        head ->
                                                head.bucket(at.get(S3Engine.BUCKET))
                                                        .key(scenario.reelMedia()))
                                .contentType())
                .isEqualTo("image/png");
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
