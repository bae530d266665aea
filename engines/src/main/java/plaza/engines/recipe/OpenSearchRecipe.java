package plaza.engines.recipe;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** OpenSearch as one node, without its security plugin, as it listens on this machine alone. */
final class OpenSearchRecipe implements Recipe {
    private static final Pattern VERSION = Pattern.compile("\"number\"\\s*:\\s*\"([^\"]+)\"");

    @Override
    public String name() {
        return "opensearch";
    }

    @Override
    public String title() {
        return "OpenSearch";
    }

    @Override
    public List<Integer> usualPorts() {
        return List.of(9200, 9300);
    }

    @Override
    public List<String> prepare(Folder folder, List<Integer> ports) {
        return List.of(
                Jdk.current(),
                "-Xms256m",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                EngineClassPath.of(folder, "opensearch").text(),
                "plaza.engines.opensearch.OpenSearchMain",
                folder.directory("data").toString(),
                String.valueOf(ports.get(0)),
                String.valueOf(ports.get(1)));
    }

    @Override
    public URI address(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public String ask(URI address) throws IOException, InterruptedException {
        String health =
                Http.get(address.resolve("/_cluster/health?wait_for_status=yellow&timeout=1s"));
        if (!health.contains("\"timed_out\":false")) {
            throw new IOException("the cluster is not ready: " + health);
        }
        Matcher version = VERSION.matcher(Http.get(address.resolve("/")));
        if (!version.find()) {
            throw new IOException("OpenSearch told no version");
        }
        return version.group(1);
    }
}
