package plaza.engines.opensearch;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.codelibs.opensearch.runner.OpenSearchRunner;

/** One OpenSearch node: arguments are the folder, the HTTP port and the transport port. */
public final class OpenSearchMain {
    private OpenSearchMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        var runner = new OpenSearchRunner();
        runner.onBuild(
                (number, settings) -> {
                    settings.put("network.host", "127.0.0.1");
                    settings.put("http.port", arguments[1]);
                    settings.put("transport.port", arguments[2]);
                    settings.put("discovery.type", "single-node");
                    settings.put("cluster.routing.allocation.disk.threshold_enabled", false);
                });
        runner.build(
                OpenSearchRunner.newConfigs()
                        .clusterName("plaza")
                        .numOfNode(1)
                        .basePath(arguments[0])
                        .useLogger());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(runner)));
        new CountDownLatch(1).await();
    }

    private static void close(OpenSearchRunner runner) {
        try {
            runner.close();
        } catch (IOException e) {
            throw new IllegalStateException("OpenSearch did not close", e);
        }
    }
}
