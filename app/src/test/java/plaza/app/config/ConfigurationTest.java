package plaza.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plaza.app.config.ConfigurationLoader.Option;
import plaza.core.limit.Network;
import plaza.core.secret.Secret;
import plaza.postgres.server.PostgresAddress;

class ConfigurationTest {
    private static final Path EXAMPLE = Path.of("../plaza.example.yaml");

    @TempDir Path folder;

    @Test
    void everyDefaultIsPinned() {
        assertThat(ConfigurationLoader.defaults(List.of()))
                .isEqualTo(
                        new Configuration(
                                new Configuration.Server(8080, "127.0.0.1", null, 65_536),
                                new Configuration.Connections(
                                        null,
                                        256,
                                        null,
                                        Duration.ofSeconds(10),
                                        Duration.ofSeconds(20),
                                        1_024),
                                null,
                                Path.of("./plaza-data"),
                                "solo",
                                Map.ofEntries(
                                        Map.entry(Port.ACCOUNT_STORE, Engine.POSTGRES),
                                        Map.entry(Port.SESSION_STORE, Engine.POSTGRES),
                                        Map.entry(Port.FOLLOW_GRAPH, Engine.POSTGRES),
                                        Map.entry(Port.FOLLOW_REQUEST_STORE, Engine.POSTGRES),
                                        Map.entry(Port.IDEMPOTENCY_STORE, Engine.POSTGRES),
                                        Map.entry(
                                                Port.NOTIFICATION_PREFERENCE_STORE,
                                                Engine.POSTGRES),
                                        Map.entry(Port.BLOCK_STORE, Engine.POSTGRES),
                                        Map.entry(Port.POST_STORE, Engine.POSTGRES),
                                        Map.entry(Port.REPLY_STORE, Engine.POSTGRES),
                                        Map.entry(Port.LIKE_STORE, Engine.POSTGRES),
                                        Map.entry(Port.COUNTERS, Engine.POSTGRES),
                                        Map.entry(Port.REPOST_STORE, Engine.POSTGRES),
                                        Map.entry(Port.BOOKMARK_STORE, Engine.POSTGRES),
                                        Map.entry(Port.TIMELINE_STORE, Engine.LOCAL),
                                        Map.entry(Port.JOURNAL, Engine.POSTGRES),
                                        Map.entry(Port.RATE_LIMITER, Engine.LOCAL),
                                        Map.entry(Port.CACHE, Engine.LOCAL),
                                        Map.entry(Port.NOTIFICATION_STORE, Engine.POSTGRES),
                                        Map.entry(Port.MEDIA_STORE, Engine.LOCAL),
                                        Map.entry(Port.MEDIA_CATALOG, Engine.POSTGRES),
                                        Map.entry(Port.BROADCAST, Engine.LOCAL),
                                        Map.entry(Port.STORY_STORE, Engine.POSTGRES),
                                        Map.entry(Port.CHAT_STORE, Engine.POSTGRES),
                                        Map.entry(Port.MESSAGE_STORE, Engine.POSTGRES),
                                        Map.entry(Port.STREAM_STORE, Engine.POSTGRES),
                                        Map.entry(Port.VIEWER_COUNTER, Engine.LOCAL),
                                        Map.entry(Port.GIFT_CATALOG, Engine.POSTGRES),
                                        Map.entry(Port.LEDGER, Engine.POSTGRES),
                                        Map.entry(Port.LEADERBOARD, Engine.POSTGRES),
                                        Map.entry(Port.PRESENCE_TRACKER, Engine.LOCAL),
                                        Map.entry(Port.SEARCH_INDEX, Engine.POSTGRES),
                                        Map.entry(Port.AUTOCOMPLETE, Engine.POSTGRES),
                                        Map.entry(Port.TREND_COUNTER, Engine.POSTGRES),
                                        Map.entry(Port.ANALYTICS_STORE, Engine.POSTGRES)),
                                new Configuration.Postgres(null, 16),
                                new Configuration.Engines(
                                        new Configuration.Mongodb(
                                                Secret.of("mongodb://127.0.0.1:27017"),
                                                "instagram"),
                                        new Configuration.Redis(
                                                Secret.of("redis://127.0.0.1:6379"), ""),
                                        new Configuration.Cassandra(
                                                List.of(new HostAndPort("127.0.0.1", 9042)),
                                                "datacenter1",
                                                "instagram",
                                                new Configuration.Login(null, null)),
                                        new Configuration.Neo4j(
                                                URI.create("bolt://127.0.0.1:7687"),
                                                new Configuration.Login(null, null)),
                                        new Configuration.OpenSearch(
                                                URI.create("http://127.0.0.1:9200"),
                                                "",
                                                new Configuration.Login(null, null)),
                                        new Configuration.S3(
                                                URI.create("http://127.0.0.1:9000"),
                                                "us-east-1",
                                                "reels-media",
                                                "plaza-development",
                                                Secret.of("plaza-development-secret"))),
                                new Configuration.Timeline(800, 10_000),
                                new Configuration.Session(Duration.ofDays(30), null),
                                new Configuration.Limits(
                                        true,
                                        List.of(
                                                new Rate(5, Duration.ofMinutes(1)),
                                                new Rate(10, Duration.ofMinutes(15)),
                                                new Rate(50, Duration.ofHours(24))),
                                        List.of(
                                                new Rate(30, Duration.ofMinutes(15)),
                                                new Rate(100, Duration.ofHours(24))),
                                        new Rate(100, Duration.ofMinutes(15)),
                                        new Rate(10, Duration.ofMinutes(15)),
                                        new Rate(60, Duration.ofHours(1)),
                                        new Rate(6_000, Duration.ofMinutes(15)),
                                        new Rate(1_500, Duration.ofMinutes(15)),
                                        new Rate(200, Duration.ofMinutes(15))),
                                new Configuration.Journal(Duration.ofDays(7)),
                                new Configuration.Cache(null, null),
                                new Configuration.Timeouts(
                                        Duration.ofSeconds(5),
                                        Duration.ofSeconds(2),
                                        Duration.ofMillis(150)),
                                false,
                                new Configuration.Notification(Duration.ofDays(90)),
                                new Configuration.Media(
                                        20 << 20,
                                        2L << 30,
                                        200 << 20,
                                        10L << 30,
                                        512 << 20,
                                        50_000_000,
                                        1 << 30,
                                        Duration.ofHours(24),
                                        "ffmpeg",
                                        Duration.ofSeconds(15)),
                                new Configuration.Updates(
                                        null,
                                        20,
                                        Duration.ofMinutes(5),
                                        1_000,
                                        Duration.ofSeconds(15)),
                                new Configuration.Story(Duration.ofHours(24)),
                                new Configuration.Trends(Duration.ofDays(7), 3),
                                new Configuration.Analytics(
                                        Duration.ofDays(90), Duration.ofDays(730)),
                                new Configuration.Reconcile(Duration.ofHours(24)),
                                new Configuration.Live(
                                        "http://127.0.0.1:8888/hls/{id}.m3u8",
                                        Duration.ofSeconds(20),
                                        null),
                                new Configuration.Payments(
                                        new BigDecimal("0.30"),
                                        1_000,
                                        100,
                                        100_000,
                                        Duration.ofDays(7),
                                        Map.of(
                                                Currency.getInstance("EUR"),
                                                new BigDecimal("1.0850"),
                                                Currency.getInstance("GBP"),
                                                new BigDecimal("1.2700"),
                                                Currency.getInstance("JPY"),
                                                new BigDecimal("0.0067"),
                                                Currency.getInstance("KWD"),
                                                new BigDecimal("3.2600")),
                                        null),
                                new Configuration.Http(List.of(), List.of()),
                                new Configuration.Metrics(null)));
    }

    @Test
    void engineAddressesAreCheckedAndNeverRepeatedWithTheirPasswords() throws IOException {
        for (String wrong :
                List.of(
                        "mongodb:\n  uri: http://u:sesame@host",
                        "redis:\n  uri: sesame",
                        "live:\n  watchUrl: http://media/stream",
                        "live:\n  ingestSecret: sesame",
                        "payments:\n  fee: 101%",
                        "payments:\n  minPayout: 10.001",
                        "payments:\n  rates: EUR=1.08501",
                        "payments:\n  rates: EUR=1.1,EUR=1.2",
                        "payments:\n  rates: USD=1",
                        "payments:\n  rates: LIRA=1",
                        "cassandra:\n  contactPoints: host",
                        "cassandra:\n  contactPoints: a:9042,b:0",
                        "cassandra:\n  keyspace: two words",
                        "redis:\n  prefix: '{a}'",
                        "neo4j:\n  uri: bolt://u:sesame@host",
                        "s3:\n  endpoint: ftp://host")) {
            Path file = file(wrong + "\n");
            assertThatThrownBy(() -> load(Map.of(), file))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("must be")
                    .message()
                    .doesNotContain("sesame");
        }
        Configuration configuration =
                load(
                        Map.of(
                                "PLAZA_MONGODB_URI", "mongodb+srv://u:sesame@host/?a=b",
                                "PLAZA_CASSANDRA_CONTACT_POINTS", "a:9042, [::1]:9043"),
                        null);
        assertThat(configuration.toString()).doesNotContain("sesame");
        assertThat(configuration.engines().cassandra().contactPoints())
                .containsExactly(new HostAndPort("a", 9042), new HostAndPort("[::1]", 9043));
    }

    @Test
    void theExampleSaysWhatTheDefaultsAre() {
        assertThat(load(Map.of(), EXAMPLE)).isEqualTo(ConfigurationLoader.defaults(List.of()));
    }

    @Test
    void theExampleNamesEveryKeyThatIsNotHidden() throws IOException {
        String uncommented =
                Files.readString(EXAMPLE).replaceAll("(?m)^( *)# (\\w+: \\S+)$", "$1$2");
        Map<String, Setting> settings = YamlSettings.read("example", uncommented);

        assertThat(Key.all())
                .extracting(Key::name)
                .filteredOn(name -> !name.equals("bench"))
                .filteredOn(name -> !name.startsWith("ports.") || name.endsWith("timelineStore"))
                .allSatisfy(name -> assertThat(settings).containsKey(name));
    }

    @Test
    void everyKeyCanComeFromTheEnvironment() {
        var environment = new HashMap<String, String>();
        for (Key<?> key : Key.all()) {
            if (key.fallback() != null) {
                environment.put(key.environmentName(), key.fallback());
            }
        }

        assertThat(environment).containsKey("PLAZA_TIMELINE_PULL_ABOVE");
        assertThat(load(environment, null)).isEqualTo(ConfigurationLoader.defaults(List.of()));
    }

    @Test
    void optionsWinOverTheEnvironmentAndThatOverTheFile() throws IOException {
        Path file = file("server:\n  port: 1\ntimeline:\n  cap: 100\ndata: a\n");
        var loader =
                new ConfigurationLoader(
                        Map.of("PLAZA_PORT", "2", "PLAZA_TIMELINE_CAP", "200", "HOME", "/"));

        Configuration configuration =
                loader.load(file, List.of(new Option("--port", "server.port", "3")));

        assertThat(configuration.server().port()).isEqualTo(3);
        assertThat(configuration.timeline().cap()).isEqualTo(200);
        assertThat(configuration.data()).isEqualTo(Path.of("a"));
    }

    @Test
    void aPortMovesToAnotherEngineAloneAndOthersStay() throws IOException {
        Configuration configuration = load(Map.of(), file("ports:\n  timelineStore: local\n"));

        assertThat(configuration.engine(Port.TIMELINE_STORE)).contains(Engine.LOCAL);
        assertThat(configuration.engine(Port.POST_STORE)).contains(Engine.POSTGRES);
    }

    @Test
    void onesOwnPostgresIsPutTogetherFromItsParts() {
        Configuration configuration =
                load(
                        Map.of(
                                "PLAZA_POSTGRES_URL", "postgres://ann:a@db/plaza",
                                "PLAZA_POSTGRES_PASSWORD", "b"),
                        null);

        assertThat(configuration.postgres().external())
                .isEqualTo(
                        new PostgresAddress("jdbc:postgresql://db/plaza", "ann", Secret.of("b")));
    }

    @Test
    void aPasswordWithoutItsServerIsAMistake() {
        assertWrong(Map.of("PLAZA_POSTGRES_PASSWORD", "b"), "postgres.url");
    }

    @Test
    void anEngineIsDoubtedBeforeItIsGivenUp() {
        assertWrong(
                Map.of("PLAZA_TIMEOUTS_DOUBT", "2s", "PLAZA_TIMEOUTS_SILENCE", "2s"),
                "timeouts.doubt");
    }

    @Test
    void thePublicAddressIsAWebAddress() {
        assertThat(
                        load(Map.of("PLAZA_SERVER_PUBLIC_URL", "https://plaza.example"), null)
                                .server()
                                .publicUrl())
                .isEqualTo(URI.create("https://plaza.example"));
        assertWrong(Map.of("PLAZA_SERVER_PUBLIC_URL", "plaza.example"), "server.publicUrl");
    }

    @Test
    void proxiesAreAddressesAndNetworks() {
        assertThat(
                        load(
                                        Map.of(
                                                "PLAZA_HTTP_TRUSTED_PROXIES",
                                                "10.1.2.3/8, 2001:db8::/32,::1"),
                                        null)
                                .http()
                                .trustedProxies())
                .extracting(Network::toString)
                .containsExactly("10.0.0.0/8", "2001:db8:0:0:0:0:0:0/32", "0:0:0:0:0:0:0:1/128");
        for (String wrong : List.of("localhost", "10.0.0.0/33", "10.0.0.0/8,", "::/129", "*")) {
            assertWrong(Map.of("PLAZA_HTTP_TRUSTED_PROXIES", wrong), "http.trustedProxies");
        }
    }

    @Test
    void originsAreKeptAsBrowsersWriteThem() {
        assertThat(
                        load(
                                        Map.of(
                                                "PLAZA_HTTP_ALLOWED_ORIGINS",
                                                "https://App.Example.org:443,"
                                                        + " http://localhost:3000"),
                                        null)
                                .http()
                                .allowedOrigins())
                .containsExactly("https://app.example.org", "http://localhost:3000");
        for (String wrong :
                List.of(
                        "*",
                        "null",
                        "https://*.example.org",
                        "app.example.org",
                        "https://app.example.org/",
                        "https://app.example.org/app",
                        "https://ann@app.example.org",
                        "ftp://app.example.org")) {
            assertWrong(Map.of("PLAZA_HTTP_ALLOWED_ORIGINS", wrong), "http.allowedOrigins");
        }
    }

    @Test
    void secretsAreNeverPrinted() {
        String secret = "0123456789abcdef0123456789abcdef";
        Configuration configuration =
                load(
                        Map.of(
                                "PLAZA_SESSION_SECRET",
                                secret,
                                "PLAZA_POSTGRES_URL",
                                "postgres://ann:" + secret + "@db/plaza"),
                        null);

        assertThat(configuration.toString()).doesNotContain(secret);
        assertThatThrownBy(() -> load(Map.of("PLAZA_SESSION_SECRET", "short-one"), null))
                .hasMessageContaining("at least 32")
                .hasMessageNotContaining("short-one");
        assertThatThrownBy(() -> load(Map.of("PLAZA_POSTGRES_URL", "mysql://a:hunter2@b"), null))
                .hasMessageContaining("postgres.url")
                .hasMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @CsvSource({
        "server.port, -1",
        "server.port, 65536",
        "server.port, 80a",
        "server.maxBody, 64KB",
        "server.maxBody, 1B",
        "server.maxBody, 4GiB",
        "http.headerWithin, 1ms",
        "http.headerWithin, 30d",
        "http.patience, 30d",
        "timeline.cap, 0",
        "timeline.pullAbove, 1_000",
        "session.ttl, 30",
        "session.ttl, 0s",
        "session.ttl, 1w",
        "session.ttl, 999999999d",
        "limits.writes, 5/999999999d",
        "timeouts.storage, 100ms",
        "timeouts.storage, 1h",
        "timeouts.silence, 1ms",
        "timeouts.doubt, 1ms",
        "mongodb.database, a b",
        "limits.requests, 0/15m",
        "limits.requests, 10",
        "limits.enabled, yes",
        "limits.loginPerDevice, 5/1m;10/15m",
        "limits.loginPerAccount, 30",
        "ports.timelineStore, redis",
        "ports.postStore, local",
        "blueprint, duo",
        "bench, 1",
        "updates.connections, 1000001",
        "updates.heartbeat, 15",
    })
    void aWrongValueIsNamedWithWhatIsAllowed(String key, String value) {
        var option = new Option("--test", key, value);

        assertThatThrownBy(() -> ConfigurationLoader.defaults(List.of(option)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("--test: " + key + " must be ")
                .hasMessageEndingWith(", not '" + value + "'")
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @CsvSource({
        "mongodb.uri, mongodb://",
        "mongodb.uri, mongodb://user:hunter2@host:port",
        "redis.uri, redis://hunter2@",
        "redis.uri, redis://host:99999999999",
        "postgres.url, postgres://user:hunter2@host:99999/x",
        "postgres.url, jdbc:postgresql://host:123456/x?password=hunter2",
    })
    void anAddressThatNoDriverUnderstandsIsNamedAndNotQuoted(String key, String value) {
        var option = new Option("--test", key, value);

        assertThatThrownBy(() -> ConfigurationLoader.defaults(List.of(option)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("--test: " + key + " must be ")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void noTextAtAllOfAnySettingIsAnUnknownFailure() {
        List<String> odd =
                List.of(
                        "", " ", "0", "-1", "1ms", "36500d", "a\0b", "\ud800", ",", "://", "{id}",
                        "%");
        for (Key<?> key : Key.all()) {
            for (String value : odd) {
                var option = new Option("--test", key.name(), value);
                try {
                    ConfigurationLoader.defaults(List.of(option));
                } catch (ConfigurationException e) {
                    assertThat(e).hasMessageContaining(key.name());
                }
            }
        }
    }

    @Test
    void aWrongKeyIsNamedWithItsLineAndTheOneThatWasMeant() throws IOException {
        Path file = file("server:\n  port: 1\ntimeline:\n  pulAbove: 3\n");

        assertThatThrownBy(() -> load(Map.of(), file))
                .hasMessage(
                        "%s, line 4: timeline.pulAbove is not a setting (did you mean timeline.pullAbove?)"
                                .formatted(file));
    }

    @Test
    void aWrongVariableIsNamedWithTheOneThatWasMeant() {
        assertWrong(Map.of("PLAZA_TIMELINE_PULLABOVE", "1"), "PLAZA_TIMELINE_PULL_ABOVE");
    }

    @Test
    void theLaunchersVariablesAreNotSettings() {
        assertThat(load(Map.of("PLAZA_JAVA_OPTS", "-Xmx1g"), null))
                .isEqualTo(ConfigurationLoader.defaults(List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server: [1]",
                "- a",
                "hello",
                "server:\n\tport: 1",
                "server: {port: 1, port: 2}",
                "server.port: 1\nserver:\n  port: 2",
                "? [a]\n: b",
                "timeline:\n  cap:",
                "a: *b",
            })
    void whatIsNoConfigurationIsNamedWithItsLine(String content) throws IOException {
        Path file = file(content);

        assertThatThrownBy(() -> load(Map.of(), file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(file + ", line ")
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "timeline:\n", "---\n"})
    void anEmptyFileIsFine(String content) throws IOException {
        assertThat(load(Map.of(), file(content)))
                .isEqualTo(ConfigurationLoader.defaults(List.of()));
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> load(Map.of(), folder.resolve("none.yaml")))
                .hasMessageContaining("none.yaml");
    }

    @Test
    void timesAndSizesHaveUnits() {
        assertThat(ValueType.duration().parser().apply("500ms")).contains(Duration.ofMillis(500));
        assertThat(ValueType.duration().parser().apply("12h")).contains(Duration.ofHours(12));
        assertThat(ValueType.bytes(1).parser().apply("3MiB")).contains(3L * 1024 * 1024);
        assertThat(ValueType.bytes(1).parser().apply("1GiB")).contains(1L << 30);
    }

    private static void assertWrong(Map<String, String> environment, String named) {
        assertThatThrownBy(() -> load(environment, null))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(named);
    }

    private static Configuration load(Map<String, String> environment, @Nullable Path file) {
        return new ConfigurationLoader(environment).load(file, List.of());
    }

    private Path file(String content) throws IOException {
        Path file = Files.createTempFile(folder, "plaza", ".yaml");
        return Files.writeString(file, content);
    }
}
