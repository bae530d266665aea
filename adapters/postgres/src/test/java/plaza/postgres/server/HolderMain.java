package plaza.postgres.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Holds the PostgreSQL of a data directory in a process of its own, so that a test can kill it. It
 * prints the address when it is there, and leaves in good order when its input ends.
 */
final class HolderMain {
    private HolderMain() {}

    public static void main(String[] arguments) throws IOException {
        try (var server = PostgresServer.open(PostgresForTests.settings(Path.of(arguments[0])))) {
            System.out.println(server.address().jdbcUrl());
            while (System.in.read() >= 0) {
                // Whatever comes means nothing but that the test is still there.
            }
        }
    }

    /** Starts it and waits until it holds PostgreSQL. */
    static Process start(Path dataDirectory) throws IOException {
        String classPath =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        Process process =
                new ProcessBuilder(
                                List.of(
                                        ProcessHandle.current().info().command().orElse("java"),
                                        "-cp",
                                        classPath,
                                        HolderMain.class.getName(),
                                        dataDirectory.toString()))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        String line = process.inputReader(StandardCharsets.UTF_8).readLine();
        if (line == null || !line.startsWith("jdbc:")) {
            throw new IOException("the holder did not start: " + line);
        }
        return process;
    }
}
