package plaza.app.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;

/**
 * The server as people have it: in jars, and with a record of what a start needs (JEP 514), so that
 * each of the many starts takes half as long. Made once in a JVM.
 */
final class PackagedServer {
    private static final Path FOLDER = TestFolders.create("packaged");
    private static final String CLASS_PATH = jars();
    private static final Path RECORD = record();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> TestFolders.delete(FOLDER)));
    }

    private PackagedServer() {}

    /** What begins the command line, up to the main class. */
    static List<String> command() {
        List<String> command = plain();
        command.add("-XX:AOTCache=" + RECORD);
        command.addAll(mainClass());
        return command;
    }

    private static List<String> plain() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-Dplaza.postgres.binaries=" + TestFolders.binaries());
        return command;
    }

    private static List<String> mainClass() {
        return List.of("-cp", CLASS_PATH, "plaza.app.Main");
    }

    /** The class path of the tests, with the folders on it packed: a record needs jars. */
    private static String jars() {
        List<String> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            if (!Files.isDirectory(path)) {
                jars.add(entry);
            } else if (!entry.isEmpty()) {
                jars.add(pack(path, FOLDER.resolve(jars.size() + ".jar")).toString());
            }
        }
        return String.join(File.pathSeparator, jars);
    }

    private static Path pack(Path folder, Path jar) {
        int code =
                ToolProvider.findFirst("jar")
                        .orElseThrow()
                        .run(
                                System.out,
                                System.err,
                                "--create",
                                "--no-compress",
                                "--file=" + jar,
                                "-C",
                                folder.toString(),
                                ".");
        if (code != 0) {
            throw new AssertionError("jar ended with " + code);
        }
        return jar;
    }

    private static Path record() {
        Path record = FOLDER.resolve("plaza.aot");
        Path log = FOLDER.resolve("warmup.log");
        List<String> command = plain();
        command.add("-XX:AOTCacheOutput=" + record);
        command.addAll(mainClass());
        command.add("warmup");
        try {
            var builder =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("PLAZA_"));
            Process process = builder.start();
            if (!process.waitFor(3, TimeUnit.MINUTES)
                    || process.exitValue() != 0
                    || !Files.exists(record)) {
                throw new AssertionError("no start was recorded: " + Files.readString(log));
            }
            return record;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a start is recorded", e);
        }
    }
}
