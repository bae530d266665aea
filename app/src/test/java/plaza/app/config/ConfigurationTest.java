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
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plaza.app.config.ConfigurationLoader.Option;
import plaza.cassandra.CassandraEngine;
import plaza.core.cache.Cache;
import plaza.core.engine.Engine;
import plaza.core.event.Journal;
import plaza.core.ledger.PaymentSettings;
import plaza.core.limit.Network;
import plaza.core.limit.RateLimiter.Limit;
import plaza.core.live.LiveSettings;
import plaza.core.post.PostStore;
import plaza.core.secret.Secret;
import plaza.core.setting.ConfigurationException;
import plaza.core.setting.Given;
import plaza.core.setting.HostAndPort;
import plaza.core.setting.Setting;
import plaza.core.setting.Settings;
import plaza.core.setting.ValueType;
import plaza.core.timeline.TimelineSettings;
import plaza.core.timeline.TimelineStore;
import plaza.postgres.PostgresEngine;
import plaza.postgres.server.PostgresAddress;

class ConfigurationTest {
    private static final Path EXAMPLE = Path.of("../plaza.example.yaml");

    @TempDir Path folder;

    /** As values; as texts all of them are in docs/settings.md, which a test compares. */
    @Test
    void defaultsArePinned() {
        Configuration configuration = ConfigurationLoader.defaults(List.of());
        var values = new HashMap<String, Object>();
        for (Setting<?> setting : Sections.settings()) {
            values.put(setting.name(), configuration.get(setting));
        }

        assertThat(values).containsAllEntriesOf(defaults());
    }

    /** Others write where several servers may be, which is where one's own engine is named. */
    @Test
    void aPortIsBroughtWhereItsEngineHasMadeAServerReady() {
        Configuration named = ConfigurationLoader.defaults(List.of());
        Engine<?> engine = named.engine(Journal.class).orElseThrow();
        assertThat(named.provided(engine, named.settings()).isBrought(Journal.class)).isFalse();

        Settings ready = named.settings().with(PostgresEngine.POOL_SIZE, 3);
        Configuration provided = named.provided(engine, ready);
        assertThat(provided.isBrought(Journal.class)).isTrue();
        assertThat(provided.unhurried().isBrought(Journal.class)).isTrue();
        assertThat(provided.isBrought(Cache.class)).isFalse();
    }

    private static Map<String, Object> defaults() {
        Map<String, Object> defaults = new HashMap<>(defaultsOfFeatures());
        defaults.put("server.port", 8080);
        defaults.put("server.address", "127.0.0.1");
        defaults.put("server.publicUrl", Optional.empty());
        defaults.put("server.maxBody", 65_536L);
        defaults.put("http.trustedProxies", List.of());
        defaults.put("http.allowedOrigins", List.of());
        defaults.put("http.connections", Optional.empty());
        defaults.put("http.requests", Optional.empty());
        defaults.put("http.connectionsPerAddress", 256);
        defaults.put("http.headerWithin", Duration.ofSeconds(10));
        defaults.put("http.patience", Duration.ofSeconds(20));
        defaults.put("http.leastRate", 1_024L);
        defaults.put("metrics.secret", Optional.empty());
        defaults.put("heap", Optional.empty());
        defaults.put("data", Path.of("./plaza-data"));
        defaults.put("blueprint", "solo");
        defaults.put("bench", false);
        defaults.put("postgres.url", Optional.empty());
        defaults.put("postgres.user", Optional.empty());
        defaults.put("postgres.password", Optional.empty());
        defaults.put("postgres.poolSize", 16);
        defaults.put("mongodb.uri", Secret.of("mongodb://127.0.0.1:27017"));
        defaults.put("mongodb.database", "instagram");
        defaults.put("redis.uri", Secret.of("redis://127.0.0.1:6379"));
        defaults.put("redis.prefix", "");
        defaults.put("cassandra.contactPoints", List.of(new HostAndPort("127.0.0.1", 9042)));
        defaults.put("cassandra.datacenter", "datacenter1");
        defaults.put("cassandra.keyspace", "instagram");
        defaults.put("cassandra.user", Optional.empty());
        defaults.put("cassandra.password", Optional.empty());
        defaults.put("neo4j.uri", URI.create("bolt://127.0.0.1:7687"));
        defaults.put("neo4j.user", Optional.empty());
        defaults.put("neo4j.password", Optional.empty());
        defaults.put("opensearch.uri", URI.create("http://127.0.0.1:9200"));
        defaults.put("opensearch.prefix", "");
        defaults.put("opensearch.user", Optional.empty());
        defaults.put("opensearch.password", Optional.empty());
        defaults.put("s3.endpoint", URI.create("http://127.0.0.1:9000"));
        defaults.put("s3.region", "us-east-1");
        defaults.put("s3.bucket", "reels-media");
        defaults.put("s3.accessKey", "plaza-development");
        defaults.put("s3.secretKey", Secret.of("plaza-development-secret"));
        Set<String> inProcess =
                Set.of(
                        "timelineStore",
                        "rateLimiter",
                        "cache",
                        "mediaStore",
                        "broadcast",
                        "viewerCounter",
                        "presenceTracker");
        inProcess.forEach(port -> defaults.put("ports." + port, Optional.of("local")));
        Set<String> inPostgres =
                Set.of(
                        "accountStore",
                        "sessionStore",
                        "followGraph",
                        "followRequestStore",
                        "idempotencyStore",
                        "notificationPreferenceStore",
                        "blockStore",
                        "postStore",
                        "replyStore",
                        "likeStore",
                        "counters",
                        "repostStore",
                        "bookmarkStore",
                        "journal",
                        "notificationStore",
                        "mediaCatalog",
                        "storyStore",
                        "chatStore",
                        "messageStore",
                        "streamStore",
                        "giftCatalog",
                        "ledger",
                        "leaderboard",
                        "searchIndex",
                        "autocomplete",
                        "trendCounter",
                        "analyticsStore");
        inPostgres.forEach(port -> defaults.put("ports." + port, Optional.of("postgres")));
        return defaults;
    }

    private static Map<String, Object> defaultsOfFeatures() {
        Map<String, Object> defaults = new HashMap<>();
        defaults.put("timeline.cap", 800);
        defaults.put("timeline.pullAbove", 10_000);
        defaults.put("session.ttl", Duration.ofDays(30));
        defaults.put("session.secret", Optional.empty());
        defaults.put("limits.enabled", true);
        defaults.put(
                "limits.loginPerDevice",
                List.of(
                        new Limit(5, Duration.ofMinutes(1)),
                        new Limit(10, Duration.ofMinutes(15)),
                        new Limit(50, Duration.ofHours(24))));
        defaults.put(
                "limits.loginPerAccount",
                List.of(
                        new Limit(30, Duration.ofMinutes(15)),
                        new Limit(100, Duration.ofHours(24))));
        defaults.put("limits.loginPerAddress", new Limit(100, Duration.ofMinutes(15)));
        defaults.put("limits.passwordChanges", new Limit(10, Duration.ofMinutes(15)));
        defaults.put("limits.registrations", new Limit(60, Duration.ofHours(1)));
        defaults.put("limits.requests", new Limit(6_000, Duration.ofMinutes(15)));
        defaults.put("limits.writes", new Limit(1_500, Duration.ofMinutes(15)));
        defaults.put("limits.uploads", new Limit(200, Duration.ofMinutes(15)));
        defaults.put("journal.retention", Duration.ofDays(7));
        defaults.put("cache.posts", Optional.empty());
        defaults.put("cache.accounts", Optional.empty());
        defaults.put("timeouts.storage", Duration.ofSeconds(5));
        defaults.put("timeouts.silence", Duration.ofSeconds(2));
        defaults.put("timeouts.doubt", Duration.ofMillis(150));
        defaults.put("notification.retention", Duration.ofDays(90));
        defaults.put("media.maxPicture", 20L << 20);
        defaults.put("media.maxVideo", 2L << 30);
        defaults.put("media.maxSound", 200L << 20);
        defaults.put("media.quotaPerPerson", 10L << 30);
        defaults.put("media.freeDisk", 512L << 20);
        defaults.put("media.maxPixels", 50_000_000);
        defaults.put("media.scaled", 1L << 30);
        defaults.put("media.unused", Duration.ofHours(24));
        defaults.put("media.ffmpeg", "ffmpeg");
        defaults.put("media.ffmpegTimeout", Duration.ofSeconds(15));
        defaults.put("updates.connections", Optional.empty());
        defaults.put("updates.connectionsPerUser", 20);
        defaults.put("updates.retention", Duration.ofMinutes(5));
        defaults.put("updates.retained", 1_000);
        defaults.put("updates.heartbeat", Duration.ofSeconds(15));
        defaults.put("story.ttl", Duration.ofHours(24));
        defaults.put("trends.retention", Duration.ofDays(7));
        defaults.put("trends.minPeople", 3);
        defaults.put("analytics.hours", Duration.ofDays(90));
        defaults.put("analytics.days", Duration.ofDays(730));
        defaults.put("reconcile.every", Duration.ofHours(24));
        defaults.put("live.watchUrl", "http://127.0.0.1:8888/hls/{id}.m3u8");
        defaults.put("live.reconnect", Duration.ofSeconds(20));
        defaults.put("live.ingestSecret", Optional.empty());
        defaults.put("payments.fee", new BigDecimal("0.30"));
        defaults.put("payments.minPayout", 1_000L);
        defaults.put("payments.minTopUp", 100L);
        defaults.put("payments.maxTopUp", 100_000L);
        defaults.put("payments.hold", Duration.ofDays(7));
        defaults.put(
                "payments.rates",
                Map.of(
                        Currency.getInstance("EUR"),
                        new BigDecimal("1.0850"),
                        Currency.getInstance("GBP"),
                        new BigDecimal("1.2700"),
                        Currency.getInstance("JPY"),
                        new BigDecimal("0.0067"),
                        Currency.getInstance("KWD"),
                        new BigDecimal("3.2600")));
        defaults.put("payments.secret", Optional.empty());
        return defaults;
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
                                "PLAZA_REDIS_URI", "rediss://u:sesame@host",
                                "PLAZA_NEO4J_URI", "neo4j+s://host",
                                "PLAZA_CASSANDRA_CONTACT_POINTS", "a:9042, [::1]:9043"),
                        null);
        assertThat(configuration.toString()).doesNotContain("sesame");
        assertThat(configuration.get(CassandraEngine.CONTACT_POINTS))
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
        Map<String, Given> settings = YamlSettings.read("example", uncommented);

        assertThat(Sections.settings())
                .extracting(Setting::name)
                .filteredOn(name -> !name.equals("bench"))
                .filteredOn(name -> !name.startsWith("ports.") || name.endsWith("timelineStore"))
                .allSatisfy(name -> assertThat(settings).containsKey(name));
    }

    @Test
    void everyKeyCanComeFromTheEnvironment() {
        var environment = new HashMap<String, String>();
        for (Setting<?> setting : Sections.settings()) {
            setting.fallback().ifPresent(text -> environment.put(setting.environmentName(), text));
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

        assertThat(configuration.get(ServerSettings.PORT)).isEqualTo(3);
        assertThat(configuration.get(TimelineSettings.CAP)).isEqualTo(200);
        assertThat(configuration.data()).isEqualTo(Path.of("a"));
    }

    @Test
    void aPortMovesToAnotherEngineAloneAndOthersStay() throws IOException {
        Configuration configuration = load(Map.of(), file("ports:\n  timelineStore: local\n"));

        assertThat(configuration.engine(TimelineStore.class)).map(Engine::name).contains("local");
        assertThat(configuration.engine(PostStore.class)).map(Engine::name).contains("postgres");
    }

    @Test
    void onesOwnPostgresIsPutTogetherFromItsParts() {
        Configuration configuration =
                load(
                        Map.of(
                                "PLAZA_POSTGRES_URL", "postgres://ann:a@db/plaza",
                                "PLAZA_POSTGRES_PASSWORD", "b"),
                        null);

        assertThat(PostgresEngine.external(configuration.settings()))
                .contains(new PostgresAddress("jdbc:postgresql://db/plaza", "ann", Secret.of("b")));
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
                                .get(ServerSettings.PUBLIC_URL))
                .contains(URI.create("https://plaza.example"));
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
                                .get(AccessSettings.TRUSTED_PROXIES))
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
                                .get(AccessSettings.ALLOWED_ORIGINS))
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
    void timelinesAreCachedOnlyWhereBothEnginesCan() {
        String setting = "PLAZA_SHARED_CACHE_TIMELINES";
        for (Map<String, String> wrong :
                List.of(
                        Map.of(setting, "1h"),
                        Map.of(setting, "1h", "PLAZA_PORTS_CACHE", "redis"),
                        Map.of(setting, "1h", "PLAZA_PORTS_TIMELINE_STORE", "dynamodb"))) {
            assertThatThrownBy(() -> load(wrong, null))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageStartingWith("sharedCache.timelines needs ports.cache");
        }
        assertThat(
                        load(
                                        Map.of(
                                                setting,
                                                "1h",
                                                "PLAZA_PORTS_CACHE",
                                                "redis",
                                                "PLAZA_PORTS_TIMELINE_STORE",
                                                "dynamodb"),
                                        null)
                                .get(SharedCacheSettings.TIMELINES))
                .contains(Duration.ofHours(1));
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
        "ports.timelineStore, s3",
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
        for (Setting<?> key : Sections.settings()) {
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
    void aSectionWithAValueIsToldWhatIsBelowIt() throws IOException {
        Path file = file("server: 8099\n");

        assertThatThrownBy(() -> load(Map.of(), file))
                .hasMessage(
                        "%s, line 1: server has settings below it, such as server.port, and no value of its own"
                                .formatted(file));
    }

    @Test
    void listsMayBeWrittenAsYamlHasThem() throws IOException {
        Path file = file("http:\n  trustedProxies:\n    - 127.0.0.1\n    - 10.0.0.0/8\n");

        assertThat(load(Map.of(), file).get(AccessSettings.TRUSTED_PROXIES))
                .isEqualTo(
                        load(Map.of("PLAZA_HTTP_TRUSTED_PROXIES", "127.0.0.1,10.0.0.0/8"), null)
                                .get(AccessSettings.TRUSTED_PROXIES));
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
        assertThat(ValueType.duration().parser().apply("0s")).isEmpty();
        assertThat(ValueType.durationOrZero().parser().apply("0s")).contains(Duration.ZERO);
        assertThat(ValueType.durationOrZero().parser().apply("12h")).contains(Duration.ofHours(12));
        assertThat(ValueType.bytes(1).parser().apply("3MiB")).contains(3L * 1024 * 1024);
        assertThat(ValueType.bytes(1).parser().apply("1GiB")).contains(1L << 30);
    }

    @Test
    void whatDescribesZeroTakesIt() {
        Configuration configuration =
                load(
                        Map.of(
                                "PLAZA_LIVE_HOST_GONE", "0s",
                                "PLAZA_LIVE_RECONNECT", "0s",
                                "PLAZA_PAYMENTS_HOLD", "0s"),
                        null);
        assertThat(configuration.get(LiveSettings.HOST_GONE)).isZero();
        assertThat(configuration.get(LiveSettings.RECONNECT)).isZero();
        assertThat(configuration.get(PaymentSettings.HOLD)).isZero();
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
