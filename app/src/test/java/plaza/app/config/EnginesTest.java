package plaza.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plaza.app.config.ConfigurationLoader.Option;
import plaza.core.cache.Cache;
import plaza.core.engine.Engine;
import plaza.core.engine.Transport;
import plaza.core.event.Broadcast;
import plaza.core.event.Journal;
import plaza.core.graph.FollowBacklog;
import plaza.core.graph.FollowGraph;
import plaza.core.idempotency.IdempotencyStore;
import plaza.core.limit.RateLimiter;
import plaza.core.post.Counters;
import plaza.core.presence.PresenceTracker;
import plaza.core.session.SessionStore;
import plaza.core.setting.HostAndPort;
import plaza.engines.recipe.Recipe;
import plaza.engines.recipe.Recipes;

/** What the list of engines holds together. */
class EnginesTest {
    @Test
    void anEngineHasANameOfItsOwnWithWhichItsSettingsBegin() {
        assertThat(Engines.all()).extracting(Engine::name).doesNotHaveDuplicates();
        for (Engine<?> engine : Engines.all()) {
            assertThat(engine.settings().name()).isEqualTo(engine.name());
        }
    }

    @Test
    void whatIsStartedForDevelopmentIsCalledAsTheServerCallsIt() {
        assertThat(Engines.all())
                .extracting(Engine::name)
                .containsAll(Recipes.all().stream().map(Recipe::name).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"solo", "reels", "live", "cloud"})
    void whatABlueprintNeedsItBringsOrIsStartedForDevelopment(String blueprint) {
        Configuration configuration =
                ConfigurationLoader.defaults(List.of(new Option("a test", "blueprint", blueprint)));

        assertThat(configuration.engines())
                .isNotEmpty()
                .filteredOn(Engine::isWatched)
                .allSatisfy(engine -> assertThat(Recipes.named(engine.name())).isPresent());
    }

    @Test
    void anEngineElsewhereSaysWhereItListens() {
        Configuration configuration =
                ConfigurationLoader.defaults(
                        List.of(
                                new Option(
                                        "a test",
                                        "postgres.url",
                                        "jdbc:postgresql://db:5433,db2/plaza"),
                                new Option("a test", "mongodb.uri", "mongodb://a,b:27018"),
                                new Option("a test", "redis.uri", "rediss://:secret@cache"),
                                new Option("a test", "redisCache.uri", "redis://lossy:6380"),
                                new Option("a test", "neo4j.uri", "neo4j://graph"),
                                new Option("a test", "opensearch.uri", "https://search")));
        Map<String, List<String>> addresses = new TreeMap<>();
        for (Engine<?> engine : Engines.all()) {
            addresses.put(
                    engine.name(),
                    engine.addresses(configuration.settings()).stream()
                            .map(HostAndPort::toString)
                            .toList());
        }

        assertThat(addresses)
                .containsAllEntriesOf(
                        Map.of(
                                "cassandra", List.of("127.0.0.1:9042"),
                                "local", List.of(),
                                "mongodb", List.of("a:27017", "b:27018"),
                                "neo4j", List.of("graph:7687"),
                                "opensearch", List.of("search:443"),
                                "postgres", List.of("db:5433", "db2:5432"),
                                "redis", List.of("cache:6379"),
                                "redisCache", List.of("lossy:6380"),
                                "s3", List.of("127.0.0.1:9000")));
    }

    @Test
    void whatMayBeLostLiesApartFromTheJournalWhereThatHasAServerOfItsOwn() {
        var reels = new Option("a test", "blueprint", "reels");
        var apart = new Option("a test", "redisCache.uri", "redis://lossy:6380");
        Configuration together = ConfigurationLoader.defaults(List.of(reels));
        Configuration both = ConfigurationLoader.defaults(List.of(reels, apart));

        assertThat(together.engines()).extracting(Engine::name).doesNotContain("redisCache");
        for (Class<?> port :
                List.of(
                        Cache.class,
                        Counters.class,
                        PresenceTracker.class,
                        RateLimiter.class,
                        Broadcast.class)) {
            assertThat(together.engine(port).map(Engine::name)).hasValue("redis");
            assertThat(both.engine(port).map(Engine::name)).hasValue("redisCache");
        }
        for (Class<?> port : List.of(Journal.class, SessionStore.class, IdempotencyStore.class)) {
            assertThat(both.engine(port).map(Engine::name)).hasValue("redis");
        }
    }

    private static Optional<Transport> transport(String engine, Map<String, String> settings) {
        return Engines.named(engine)
                .orElseThrow()
                .transport(
                        ConfigurationLoader.defaults(
                                        settings.entrySet().stream()
                                                .map(
                                                        each ->
                                                                new Option(
                                                                        "a test",
                                                                        each.getKey(),
                                                                        each.getValue()))
                                                .toList())
                                .settings());
    }

    @Test
    void anEngineSaysWhetherItsServersAreSpokenToInSecret() {
        for (String engine :
                List.of("cassandra", "mongodb", "neo4j", "redis", "opensearch", "s3")) {
            assertThat(transport(engine, Map.of()))
                    .as(engine)
                    .hasValue(new Transport(false, false));
        }
        assertThat(transport("redisCache", Map.of())).isEmpty();
        var both = new Transport(true, true);
        assertThat(
                        transport(
                                "cassandra",
                                Map.of(
                                        "cassandra.tls", "true",
                                        "cassandra.user", "me",
                                        "cassandra.password", "pw")))
                .hasValue(both);
        assertThat(transport("mongodb", Map.of("mongodb.uri", "mongodb://me:pw@a/?tls=true")))
                .hasValue(both);
        assertThat(
                        transport(
                                "neo4j",
                                Map.of(
                                        "neo4j.uri", "neo4j+s://a",
                                        "neo4j.user", "me",
                                        "neo4j.password", "pw")))
                .hasValue(both);
        assertThat(transport("redis", Map.of("redis.uri", "rediss://:pw@a"))).hasValue(both);
        assertThat(transport("redisCache", Map.of("redisCache.uri", "rediss://a")))
                .hasValue(new Transport(true, false));
        assertThat(
                        transport(
                                "opensearch",
                                Map.of(
                                        "opensearch.uri", "https://a",
                                        "opensearch.user", "me",
                                        "opensearch.password", "pw")))
                .hasValue(both);
        assertThat(transport("s3", Map.of("s3.endpoint", "https://a", "s3.secretKey", "secret")))
                .hasValue(both);
    }

    @Test
    void aBenchmarkReachesCassandraUnlessItNeedsCertificates() {
        Configuration plain =
                ConfigurationLoader.defaults(
                        List.of(
                                new Option("a test", "cassandra.contactPoints", "a:1,b:2"),
                                new Option("a test", "cassandra.keyspace", "space"),
                                new Option("a test", "cassandra.user", "me"),
                                new Option("a test", "cassandra.password", "pw")));
        Configuration encrypted =
                ConfigurationLoader.defaults(
                        List.of(new Option("a test", "cassandra.tls", "true")));
        Engine<?> cassandra = Engines.named("cassandra").orElseThrow();

        assertThat(cassandra.benchAddress(plain.settings()))
                .hasValue("a:1,b:2 datacenter1 space LOCAL_QUORUM me pw");
        assertThat(cassandra.benchAddress(encrypted.settings())).isEmpty();
    }

    @Test
    void aRecordIsOnAnEngineThatCanKeepIt() {
        List<Engine<?>> recorded =
                Engines.all().stream().filter(engine -> engine.record().isPresent()).toList();

        assertThat(recorded).isNotEmpty();
        for (Engine<?> engine : recorded) {
            assertThat(engine.record().flatMap(Engines::named))
                    .hasValueSatisfying(
                            record -> {
                                assertThat(record.adapters().has(FollowGraph.class)).isTrue();
                                assertThat(record.adapters().has(FollowBacklog.class)).isTrue();
                            });
        }
    }
}
