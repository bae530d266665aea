package plaza.engines.recipe;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;

/**
 * S3: the {@code minio} of the PATH, or else S3Proxy over files, which has no versions, tags and
 * lifecycles.
 */
final class S3Recipe implements Recipe {
    /** For a server that only this machine reaches; real ones have secrets of their own. */
    static final String ACCESS_KEY = "plaza-development";

    static final String SECRET_KEY = "plaza-development-secret";

    @Override
    public String name() {
        return "s3";
    }

    @Override
    public String title() {
        return "S3";
    }

    @Override
    public List<Integer> usualPorts() {
        return List.of(9000);
    }

    @Override
    public List<String> prepare(Folder folder, List<Integer> ports) {
        Path data = folder.directory("data");
        Path properties =
                folder.write(
                        "conf/s3proxy.properties",
                        """
                        s3proxy.endpoint=http://127.0.0.1:%d
                        s3proxy.authorization=aws-v2-or-v4
                        s3proxy.identity=%s
                        s3proxy.credential=%s
                        jclouds.provider=filesystem-nio2
                        jclouds.identity=local
                        jclouds.credential=local
                        jclouds.filesystem.basedir=%s
                        """
                                .formatted(ports.getFirst(), ACCESS_KEY, SECRET_KEY, data));
        Path logging =
                folder.write(
                        "conf/logback.xml",
                        """
                        <configuration>
                          <appender name="console" class="ch.qos.logback.core.ConsoleAppender">
                            <encoder><pattern>%d{HH:mm:ss} %-5level %logger{0} - %msg%n</pattern></encoder>
                          </appender>
                          <root level="WARN"><appender-ref ref="console"/></root>
                        </configuration>
                        """);
        return List.of(
                Jdk.current(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-Dlogback.configurationFile=" + logging,
                "-cp",
                EngineClassPath.of(folder, "s3proxy").text(),
                "org.gaul.s3proxy.Main",
                "--properties",
                properties.toString());
    }

    @Override
    public URI address(int port) {
        return URI.create("http://%s:%s@127.0.0.1:%d".formatted(ACCESS_KEY, SECRET_KEY, port));
    }

    /** Whoever asks without a signature is refused, in S3's words. */
    @Override
    public String ask(URI address) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                Http.answer(
                        URI.create("http://" + address.getHost() + ":" + address.getPort() + "/"));
        boolean isS3 =
                answer.body().contains("<Code>AccessDenied</Code>")
                        || answer.body().contains("<ListAllMyBucketsResult");
        if (!isS3) {
            throw new IOException("no S3 answers there, but " + answer.statusCode());
        }
        return answer.headers().firstValue("Server").orElse("S3 API");
    }
}
