package plaza.app.reels;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import plaza.app.config.Configuration;
import plaza.app.testing.Eventually;
import plaza.app.testing.Person;
import plaza.app.testing.Secret;
import plaza.cassandra.CassandraEngine;
import plaza.mongodb.MongoEngine;
import plaza.redis.RedisEngine;

/** What is deleted is in no key, document or row of any engine. */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DeletedTest {
    private final Scenario scenario = Scenario.played();
    private final Configuration configuration = scenario.configuration();
    private final RedisClient redisClient =
            RedisClient.create(configuration.get(RedisEngine.URI).reveal());
    private final RedisCommands<String, String> redis = redisClient.connect().sync();
    private final MongoClient mongoClient =
            MongoClients.create(configuration.get(MongoEngine.URI).reveal());
    private final CqlSession cassandra = connect();

    private CqlSession connect() {
        var node = configuration.get(CassandraEngine.CONTACT_POINTS).getFirst();
        return CqlSession.builder()
                .addContactPoint(new InetSocketAddress(node.host(), node.port()))
                .withLocalDatacenter(configuration.get(CassandraEngine.DATACENTER))
                .withKeyspace(configuration.get(CassandraEngine.KEYSPACE))
                .build();
    }

    @AfterAll
    void close() {
        redisClient.shutdown();
        mongoClient.close();
        cassandra.close();
    }

    @Test
    void whatIsDeletedLeavesNothingOfWhatItSaid() {
        Person ada = Person.join(scenario.ann().api());
        String text = Secret.of(ada);
        Secret secret = Secret.written(ada, text);
        assertThat(holding(text))
                .contains("cassandra reels", "cassandra reel_revisions", "mongodb comments")
                .noneMatch(place -> place.contains("journal") || place.contains("idempotency"));

        secret.delete();

        Eventually.soon(() -> assertThat(holding(text)).isEmpty());
    }

    private List<String> holding(String text) {
        List<String> places = new ArrayList<>();
        String prefix = configuration.get(RedisEngine.PREFIX);
        for (String key : redis.keys(prefix + "*")) {
            if (value(key).contains(text)) {
                places.add("redis " + key.substring(prefix.length()));
            }
        }
        MongoDatabase database = mongoClient.getDatabase(configuration.get(MongoEngine.DATABASE));
        for (String collection : database.listCollectionNames()) {
            database.getCollection(collection)
                    .find()
                    .forEach(
                            document -> {
                                if (document.toJson().contains(text)) {
                                    places.add("mongodb " + collection);
                                }
                            });
        }
        for (CqlIdentifier table :
                cassandra
                        .getMetadata()
                        .getKeyspace(configuration.get(CassandraEngine.KEYSPACE))
                        .orElseThrow()
                        .getTables()
                        .keySet()) {
            cassandra
                    .execute("SELECT * FROM " + table.asCql(true))
                    .forEach(
                            row -> {
                                if (row.getFormattedContents().contains(text)) {
                                    places.add("cassandra " + table.asInternal());
                                }
                            });
        }
        return places;
    }

    private String value(String key) {
        return switch (redis.type(key)) {
            case "string" -> String.valueOf(redis.get(key));
            case "hash" -> redis.hgetall(key).toString();
            case "list" -> redis.lrange(key, 0, -1).toString();
            case "set" -> redis.smembers(key).toString();
            case "zset" -> redis.zrange(key, 0, -1).toString();
            case "stream" -> redis.xrange(key, Range.unbounded()).toString();
            default -> "";
        };
    }
}
