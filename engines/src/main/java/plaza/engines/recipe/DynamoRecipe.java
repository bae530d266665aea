package plaza.engines.recipe;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * DynamoDB Local, Amazon's own emulator: expired items stay, indexes never lag, and there are no
 * backups. It listens on all interfaces and cannot be told otherwise.
 */
final class DynamoRecipe implements Recipe {
    private final boolean inMemory;

    private DynamoRecipe(boolean inMemory) {
        this.inMemory = inMemory;
    }

    /** One that keeps what it has been given. */
    static Recipe lasting() {
        return new DynamoRecipe(false);
    }

    /**
     * The same, for tests that do not start it again: what it writes to a disk it flushes item by
     * item, a hundred times slower than it answers.
     */
    static Recipe inMemory() {
        return new DynamoRecipe(true);
    }

    @Override
    public String name() {
        return "dynamodb";
    }

    @Override
    public String title() {
        return "DynamoDB";
    }

    @Override
    public List<Integer> usualPorts() {
        return List.of(8000);
    }

    @Override
    public List<String> prepare(Folder folder, List<Integer> ports) {
        Path data = folder.directory("data");
        // It unpacks a native library there, which stays behind where it is killed.
        Path temporary = folder.directory("tmp");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Jdk.current(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Djava.io.tmpdir=" + temporary,
                                "-cp",
                                EngineClassPath.of(folder, "dynamodb").text(),
                                "software.amazon.dynamodb.services.local.main.ServerRunner",
                                "-port",
                                String.valueOf(ports.getFirst()),
                                "-sharedDb",
                                "-disableTelemetry"));
        command.addAll(inMemory ? List.of("-inMemory") : List.of("-dbPath", data.toString()));
        return List.copyOf(command);
    }

    @Override
    public boolean isReachedFromElsewhere() {
        return true;
    }

    @Override
    public URI address(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Whoever asks without a signature is refused, in DynamoDB's words. */
    @Override
    public String ask(URI address) throws IOException, InterruptedException {
        HttpResponse<String> answer = Http.answer(address.resolve("/"));
        if (!answer.body().contains("MissingAuthenticationToken")) {
            throw new IOException("no DynamoDB answers there, but " + answer.statusCode());
        }
        return answer.headers().firstValue("Server").orElse("DynamoDB API");
    }
}
