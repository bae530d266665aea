package plaza.s3;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import plaza.core.engine.Engine;
import plaza.core.engine.EngineSite;
import plaza.core.engine.PortAdapters;
import plaza.core.engine.Transport;
import plaza.core.media.MediaStore;
import plaza.core.secret.Secret;
import plaza.core.setting.HostAndPort;
import plaza.core.setting.Section;
import plaza.core.setting.Setting;
import plaza.core.setting.Settings;
import plaza.core.setting.ValueType;
import plaza.s3.media.S3MediaStore;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** A bucket of S3, or of what speaks its protocol, for files. */
public final class S3Engine implements Engine<Bucket> {
    /** Everybody knows it. */
    private static final String DEVELOPMENT = "plaza-development-secret";

    private static final Section SECTION = Section.named("s3");

    public static final Setting<URI> ENDPOINT =
            SECTION.add("endpoint", ValueType.webAddress(), "http://127.0.0.1:9000", "");

    public static final Setting<String> REGION =
            SECTION.add("region", ValueType.text(), "us-east-1", "");

    public static final Setting<String> BUCKET =
            SECTION.add("bucket", ValueType.text(), "reels-media", "Made when it is missing.");

    public static final Setting<String> ACCESS_KEY =
            SECTION.add(
                    "accessKey",
                    ValueType.matching("letters, digits and hyphens", "[\\w-]{0,128}"),
                    "plaza-development",
                    "Of the development server. Empty: as the SDK of Amazon finds it, in the"
                            + " environment, a profile, or the role of the machine.");

    public static final Setting<Secret> SECRET_KEY =
            SECTION.add("secretKey", ValueType.password(), DEVELOPMENT, "");

    /** What leaves it as the store does by itself. */
    private static final String NONE = "none";

    public static final Setting<String> ENCRYPTION =
            SECTION.add(
                    "encryption",
                    ValueType.oneOf(List.of(NONE, "AES256", "aws:kms")),
                    NONE,
                    "By the store, of what is stored from now on; none leaves it as the store does"
                            + " by itself.");

    private static final Setting<Optional<String>> KMS_KEY =
            SECTION.optional(
                    "kmsKey",
                    ValueType.text(),
                    "alias/plaza",
                    "With encryption: aws:kms; else the store takes a key of its own.");

    public static final Setting<Boolean> VERSIONING =
            SECTION.add(
                    "versioning",
                    ValueType.bool(),
                    "false",
                    "Whether what is deleted can be brought back for a time, and is not gone before"
                            + " it.");

    private static final Setting<Duration> VERSIONS_KEPT =
            SECTION.add(
                    "versionsKept",
                    ValueType.duration(Duration.ofDays(1), Duration.ofDays(3_650)),
                    "30d",
                    "For so many days.");

    private static final Setting<Optional<Duration>> ARCHIVE_AFTER =
            SECTION.optional(
                    "archiveAfter",
                    ValueType.duration(Duration.ofDays(30), Duration.ofDays(3_650)),
                    "90d",
                    "Moves files of that age to STANDARD_IA, which costs less to keep and more to"
                            + " read.");

    private static final PortAdapters<Bucket> ADAPTERS =
            PortAdapters.<Bucket>none().with(MediaStore.class, S3MediaStore::new);

    @Override
    public Section settings() {
        return SECTION;
    }

    @Override
    public PortAdapters<Bucket> adapters() {
        return ADAPTERS;
    }

    @Override
    public Bucket open(EngineSite site) {
        return Bucket.open(
                new Bucket.Address(
                        site.get(ENDPOINT),
                        site.get(REGION),
                        site.get(BUCKET),
                        site.get(ACCESS_KEY),
                        site.get(SECRET_KEY)),
                new BucketFeatures(
                        Optional.of(site.get(ENCRYPTION))
                                .filter(each -> !each.equals(NONE))
                                .map(ServerSideEncryption::fromValue),
                        site.get(KMS_KEY),
                        site.get(VERSIONING),
                        site.get(VERSIONS_KEPT),
                        site.get(ARCHIVE_AFTER)),
                site.timeout());
    }

    @Override
    public List<String> doubts(Bucket connection, Set<Class<?>> ports) {
        return connection.undone();
    }

    @Override
    public Optional<Transport> transport(Settings settings) {
        return Optional.of(
                new Transport(
                        settings.get(ENDPOINT).getScheme().equalsIgnoreCase("https"),
                        settings.get(ACCESS_KEY).isEmpty()
                                || !settings.get(SECRET_KEY).equals(Secret.of(DEVELOPMENT))));
    }

    @Override
    public List<HostAndPort> addresses(Settings settings) {
        return List.of(HostAndPort.ofWeb(settings.get(ENDPOINT)));
    }

    @Override
    public void check(Bucket connection) {
        connection.check();
    }
}
