package plaza.s3;

import java.net.URI;
import java.util.List;
import java.util.Optional;
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
                    ValueType.text(),
                    "plaza-development",
                    "Those of the development server.");

    public static final Setting<Secret> SECRET_KEY =
            SECTION.add("secretKey", ValueType.password(), DEVELOPMENT, "");

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
                site.timeout());
    }

    @Override
    public Optional<Transport> transport(Settings settings) {
        return Optional.of(
                new Transport(
                        settings.get(ENDPOINT).getScheme().equalsIgnoreCase("https"),
                        !settings.get(SECRET_KEY).equals(Secret.of(DEVELOPMENT))));
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
