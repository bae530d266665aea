package plaza.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plaza.contracts.CallTimeout;
import plaza.core.StorageException;
import plaza.core.secret.Secret;
import plaza.engines.recipe.Recipes;
import plaza.engines.testing.TestEngine;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** A bucket does what it is asked to, where its store can. */
class BucketFeaturesTest {
    private static final BucketFeatures ALL =
            new BucketFeatures(
                    Optional.of(ServerSideEncryption.AWS_KMS),
                    Optional.of("alias/plaza"),
                    true,
                    Duration.ofDays(30),
                    Optional.of(Duration.ofDays(90)));

    private final ConfigurableStore store = new ConfigurableStore();

    BucketFeaturesTest() throws IOException {}

    @AfterEach
    void close() {
        store.close();
    }

    private static Bucket open(URI address, String login, String secret, BucketFeatures features) {
        return Bucket.open(
                new Bucket.Address(
                        address,
                        "us-east-1",
                        "features-" + UUID.randomUUID(),
                        login,
                        Secret.of(secret)),
                features,
                CallTimeout.PATIENT);
    }

    private Bucket open(BucketFeatures features) {
        return open(store.address(), "key", "a secret of no importance", features);
    }

    @Test
    void whatIsAskedForIsSet() {
        try (Bucket bucket = open(ALL)) {
            assertThat(bucket.undone()).isEmpty();
            assertThat(store.document("encryption")).contains("aws:kms", "alias/plaza");
            assertThat(store.document("versioning")).contains("Enabled");
            assertThat(store.document("lifecycle"))
                    .contains("<NoncurrentDays>30</NoncurrentDays>")
                    .contains("<Days>90</Days>", "STANDARD_IA");
        }
    }

    @Test
    void whatIsSetAlreadyIsNotSetAgain() {
        open(ALL).close();
        int before = store.put().size();

        open(ALL).close();

        assertThat(before).isEqualTo(3);
        assertThat(store.put()).hasSize(before);
    }

    @Test
    void otherTimesAreSetInPlaceOfEarlierOnes() {
        open(ALL).close();
        var longer =
                new BucketFeatures(
                        ALL.encryption(),
                        ALL.kmsKey(),
                        true,
                        Duration.ofDays(60),
                        Optional.empty());

        open(longer).close();

        assertThat(store.document("lifecycle"))
                .contains("<NoncurrentDays>60</NoncurrentDays>")
                .doesNotContain("STANDARD_IA")
                .doesNotContain("<NoncurrentDays>30</NoncurrentDays>");
    }

    @Test
    void rulesThatOthersHaveSetStay() {
        store.set(
                "lifecycle",
                "<LifecycleConfiguration><Rule><ID>theirs</ID><Status>Enabled</Status>"
                        + "<Filter><Prefix>logs/</Prefix></Filter>"
                        + "<Expiration><Days>7</Days></Expiration></Rule></LifecycleConfiguration>");

        open(ALL).close();

        assertThat(store.document("lifecycle")).contains("theirs", "logs/", "plaza-versions");
    }

    @Test
    void whereNothingIsAskedForNothingIsSet() {
        try (Bucket bucket = open(BucketFeatures.NONE)) {
            assertThat(bucket.undone()).isEmpty();
            assertThat(store.put()).isEmpty();
        }
    }

    @Test
    void whatThisUserMayNotSetIsSaidAndTheRestIsSet() {
        store.refuse("encryption", 403);

        try (Bucket bucket = open(ALL)) {
            assertThat(bucket.undone())
                    .singleElement()
                    .asString()
                    .contains("does not encrypt", "Refused");
            assertThat(store.put()).containsExactly("versioning", "lifecycle");
        }
    }

    @Test
    void aStoreThatIsBrokenIsAwayAndNotWithoutTheFeature() {
        store.refuse("versioning", 503);

        assertThatThrownBy(() -> open(ALL)).isInstanceOf(StorageException.class);
    }

    /** The store that the build brings can nothing of it; another may. */
    @Test
    @Tag("engine")
    void aStoreThatCannotIsUsedAllTheSameAndSaysSo() {
        assumeThat(System.getenv("PLAZA_TEST_S3_URI")).isNull();
        String[] login = login();

        try (Bucket bucket = open(server(), login[0], login[1], ALL)) {
            bucket.check();
            assertThat(bucket.undone())
                    .hasSize(3)
                    .allSatisfy(each -> assertThat(each).contains("NotImplemented"));
        }
    }

    @Test
    @Tag("engine")
    void withoutAKeyTheSdkFindsOutWhoAsks() {
        String[] login = login();
        System.setProperty("aws.accessKeyId", login[0]);
        System.setProperty("aws.secretAccessKey", login[1]);
        try (Bucket bucket = open(server(), "", "not looked at", BucketFeatures.NONE)) {
            bucket.check();
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
        assertThatThrownBy(() -> open(server(), login[0], "another", BucketFeatures.NONE))
                .isInstanceOf(StorageException.class);
    }

    private static URI server() {
        return URI.create("http://127.0.0.1:" + TestEngine.address(Recipes.S3).getPort());
    }

    private static String[] login() {
        return TestEngine.address(Recipes.S3).getUserInfo().split(":", 2);
    }
}
