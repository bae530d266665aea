package plaza.app.testing;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import plaza.cassandra.Cassandra;
import plaza.contracts.CallTimeout;
import plaza.engines.Blueprint;
import plaza.engines.recipe.Recipe;
import plaza.engines.recipe.Recipes;
import plaza.engines.testing.TestEngine;

/**
 * The deployment that the end-to-end suite runs on: {@code solo}, or another one that the system
 * property {@code plaza.test.blueprint} names. Every server of the tests has names of its own in
 * the engines.
 */
final class TestBlueprint {
    static final List<Recipe> REELS = Blueprint.engines(List.of("reels"));
    static final String SOLO = "solo";
    static final String LIVE = "live";
    static final String CLOUD = "cloud";
    private static final String NAME = System.getProperty("plaza.test.blueprint", SOLO);

    private static final Map<Path, Map<String, String>> OF_PROCESSES = new ConcurrentHashMap<>();

    private TestBlueprint() {}

    /**
     * The one keyspace of this JVM: a table costs Cassandra memory. Posts and people of different
     * servers do not meet in it.
     */
    private static final class Keyspace {
        static final String NAME = own();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(Keyspace::drop));
        }

        private Keyspace() {}

        private static void drop() {
            URI server = TestEngine.address(Recipes.CASSANDRA);
            var node = new InetSocketAddress(server.getHost(), server.getPort());
            var address =
                    new Cassandra.Address(
                            List.of(node),
                            "datacenter1",
                            NAME,
                            1,
                            Cassandra.Consistency.LOCAL_QUORUM,
                            null,
                            null,
                            null);
            try (Cassandra cassandra = Cassandra.open(address, CallTimeout.PATIENT)) {
                cassandra.define("DROP KEYSPACE IF EXISTS " + NAME);
            }
        }
    }

    private static String own() {
        return "t" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    }

    /** The settings for one more server. */
    static Map<String, String> settings() {
        return switch (NAME) {
            case SOLO -> Map.of();
            case "reels" -> reels();
            case LIVE -> live();
            case CLOUD -> cloud();
            default -> throw new IllegalArgumentException("no blueprint " + NAME);
        };
    }

    /**
     * The same as environment variables of a server in a process of its own; always the same for
     * the same data directory.
     */
    static Map<String, String> environment(Path data) {
        return variables(OF_PROCESSES.computeIfAbsent(data, folder -> settings()));
    }

    /** Settings as environment variables. */
    static Map<String, String> variables(Map<String, String> settings) {
        Map<String, String> variables = new HashMap<>();
        settings.forEach(
                (key, value) ->
                        variables.put(
                                "PLAZA_"
                                        + key.replaceAll("([a-z])([A-Z])", "$1_$2")
                                                .replace('.', '_')
                                                .toUpperCase(Locale.ROOT),
                                value));
        return variables;
    }

    /** On engines that other tests and processes use too. */
    static Map<String, String> reels() {
        TestEngine.prepare(REELS);
        return reels(TestEngine::address, Keyspace.NAME);
    }

    /** PostgreSQL is each server's own, as on {@code solo}. */
    static Map<String, String> live() {
        TestEngine.prepare(Blueprint.engines(List.of(LIVE)));
        return live(TestEngine::address);
    }

    /** On engines that are somewhere else. */
    static Map<String, String> live(Function<Recipe, URI> where) {
        Map<String, String> settings = patient(LIVE);
        String own = own();
        mongodb(settings, where, own);
        redis(settings, where, own);
        // Many servers share the PostgreSQL of the tests.
        settings.put("postgres.poolSize", "8");
        return settings;
    }

    /** The settings for several servers, none of which has anything for itself. */
    static Map<String, String> sharing() {
        Map<String, String> settings = new HashMap<>(settings());
        if (NAME.equals(LIVE)) {
            settings.putAll(TestDatabase.create().settings());
            settings.put("ports.mediaStore", "s3");
            s3(settings, TestEngine::address, own());
        }
        return settings;
    }

    /** All engines and the tests share a small machine: slow is not away. */
    private static Map<String, String> patient(String blueprint) {
        Map<String, String> settings = new HashMap<>();
        settings.put("blueprint", blueprint);
        settings.put("timeouts.silence", "5s");
        settings.put("timeouts.doubt", "2s");
        return settings;
    }

    /** On engines that other tests and processes use too; DynamoDB in memory, without files. */
    static Map<String, String> cloud() {
        TestEngine.prepare(List.of(Recipes.DYNAMODB_IN_MEMORY, Recipes.REDIS, Recipes.S3));
        return cloud(
                each ->
                        TestEngine.address(
                                each == Recipes.DYNAMODB ? Recipes.DYNAMODB_IN_MEMORY : each));
    }

    /** On engines that are somewhere else. */
    static Map<String, String> cloud(Function<Recipe, URI> where) {
        String own = own();
        Map<String, String> settings = patient(CLOUD);
        settings.put("dynamodb.endpoint", where.apply(Recipes.DYNAMODB).toString());
        settings.put("dynamodb.tablePrefix", own + "-");
        redis(settings, where, own);
        s3(settings, where, own);
        return settings;
    }

    private static void mongodb(
            Map<String, String> settings, Function<Recipe, URI> where, String own) {
        settings.put("mongodb.uri", where.apply(Recipes.MONGODB).toString());
        settings.put("mongodb.database", own);
    }

    private static void redis(
            Map<String, String> settings, Function<Recipe, URI> where, String own) {
        settings.put("redis.uri", where.apply(Recipes.REDIS).toString());
        settings.put("redis.prefix", own + ":");
    }

    /** On engines that other tests use too, but for those in whose place these rings are. */
    static Map<String, String> reels(List<TestEngine.OwnRing> rings) {
        Map<String, URI> first = new HashMap<>();
        rings.forEach(ring -> first.put(ring.ring().instead().name(), ring.addresses().getFirst()));
        TestEngine.prepare(REELS.stream().filter(each -> !first.containsKey(each.name())).toList());
        Map<String, String> settings =
                reels(
                        each -> {
                            URI ours = first.get(each.name());
                            return ours == null ? TestEngine.address(each) : ours;
                        },
                        own());
        rings.forEach(ring -> settings.putAll(ring.settings()));
        return settings;
    }

    /** On engines that are somewhere else. */
    static Map<String, String> reels(Function<Recipe, URI> where, String keyspace) {
        String own = own();
        URI cassandra = where.apply(Recipes.CASSANDRA);
        Map<String, String> settings = patient("reels");
        mongodb(settings, where, own);
        redis(settings, where, own);
        s3(settings, where, own);
        settings.put("cassandra.contactPoints", cassandra.getHost() + ":" + cassandra.getPort());
        settings.put("cassandra.keyspace", keyspace);
        settings.put("neo4j.uri", where.apply(Recipes.NEO4J).toString());
        settings.put("opensearch.uri", where.apply(Recipes.OPENSEARCH).toString());
        settings.put("opensearch.prefix", own + "-");
        return settings;
    }

    private static void s3(Map<String, String> settings, Function<Recipe, URI> where, String own) {
        URI s3 = where.apply(Recipes.S3);
        String[] login = s3.getUserInfo().split(":", 2);
        settings.put("s3.endpoint", "http://" + s3.getHost() + ":" + s3.getPort());
        settings.put("s3.bucket", own);
        settings.put("s3.accessKey", login[0]);
        settings.put("s3.secretKey", login[1]);
    }
}
