package plaza.engines.recipe;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/**
 * MongoDB: the {@code mongod} of the PATH, or else a server that speaks its protocol and is not
 * MongoDB: no transactions, no TTL monitor, no text indexes.
 */
final class MongoRecipe implements Recipe {
    @Override
    public String name() {
        return "mongodb";
    }

    @Override
    public String title() {
        return "MongoDB";
    }

    @Override
    public List<Integer> usualPorts() {
        return List.of(27017);
    }

    @Override
    public List<String> prepare(Folder folder, List<Integer> ports) {
        Path data = folder.directory("data");
        String port = String.valueOf(ports.getFirst());
        Optional<Path> real = Programs.find("mongod");
        if (real.isPresent()) {
            return List.of(
                    real.get().toString(),
                    "--bind_ip",
                    "127.0.0.1",
                    "--port",
                    port,
                    "--dbpath",
                    data.toString());
        }
        return List.of(
                Jdk.current(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                EngineClassPath.of(folder, "mongodb").text(),
                "plaza.engines.mongodb.MongoServerMain",
                data.resolve("plaza.mv").toString(),
                port);
    }

    @Override
    public URI address(int port) {
        return URI.create("mongodb://127.0.0.1:" + port);
    }

    @Override
    public String ask(URI address) throws IOException {
        Connections.require(address);
        MongoClientSettings settings =
                MongoClientSettings.builder()
                        .applyConnectionString(new ConnectionString(address.toString()))
                        .applyToClusterSettings(
                                cluster -> cluster.serverSelectionTimeout(3, TimeUnit.SECONDS))
                        .build();
        try (MongoClient client = MongoClients.create(settings)) {
            Document info = client.getDatabase("admin").runCommand(new Document("buildInfo", 1));
            String version = info.getString("version");
            return info.containsKey("gitVersion") && Programs.find("mongod").isPresent()
                    ? version
                    : version + " (protocol)";
        }
    }
}
