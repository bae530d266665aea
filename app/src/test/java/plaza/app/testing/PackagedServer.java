package plaza.app.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The server as people have it: in jars, and with a record of what a start needs (JEP 514), so that
 * each of the many starts takes half as long. It stays in {@code target} until a class changes.
 */
final class PackagedServer {
    private static final Path FOLDER = TestFolders.binaries().resolve("packaged");
    private static final Path RECORD = FOLDER.resolve("plaza.aot");

    /** What it was made of; written when it is complete. */
    private static final Path CONTENTS = FOLDER.resolve("contents.txt");

    private static final String CLASS_PATH = make();

    private PackagedServer() {}

    private static String make() {
        List<Path> entries =
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .filter(entry -> !entry.isEmpty())
                        .map(Path::of)
                        .toList();
        try {
            Files.createDirectories(FOLDER);
            try (var file =
                            FileChannel.open(
                                    FOLDER.resolve("lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    var _ = file.lock()) {
                String contents = contents(entries);
                String classPath = classPath(entries);
                if (!Files.exists(CONTENTS) || !Files.readString(CONTENTS).equals(contents)) {
                    Files.deleteIfExists(CONTENTS);
                    entries.stream().filter(Files::isDirectory).forEach(PackagedServer::pack);
                    record(classPath);
                    Files.writeString(CONTENTS, contents);
                }
                return classPath;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The JVM, and every file with its size and time. */
    private static String contents(List<Path> entries) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(System.getProperty("java.home") + " " + Runtime.version());
        for (Path entry : entries) {
            if (Files.exists(entry)) {
                try (var files = Files.walk(entry)) {
                    for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                        lines.add(
                                "%s %s %s"
                                        .formatted(
                                                Files.getLastModifiedTime(file),
                                                Files.size(file),
                                                file));
                    }
                }
            }
        }
        return String.join("\n", lines);
    }

    /** What begins the command line, up to the main class. */
    static List<String> command() {
        List<String> command = plain();
        command.add("-XX:AOTCache=" + RECORD);
        command.addAll(mainClass(CLASS_PATH));
        return command;
    }

    private static List<String> plain() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-Dplaza.programs=" + TestFolders.binaries());
        return command;
    }

    private static List<String> mainClass(String classPath) {
        return List.of("-cp", classPath, "plaza.app.Main");
    }

    /** With the folders packed: a record needs jars. */
    private static String classPath(List<Path> entries) {
        return entries.stream()
                .map(entry -> Files.isDirectory(entry) ? jar(entry) : entry)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Named after the module, for example {@code adapters-redis-target-classes.jar}. */
    private static Path jar(Path folder) {
        int names = folder.getNameCount();
        Path module = folder.subpath(Math.max(0, names - 4), names);
        return FOLDER.resolve(module.toString().replace(File.separatorChar, '-') + ".jar");
    }

    private static void pack(Path folder) {
        int code =
                ToolProvider.findFirst("jar")
                        .orElseThrow()
                        .run(
                                System.out,
                                System.err,
                                "--create",
                                "--no-compress",
                                "--file=" + jar(folder),
                                "-C",
                                folder.toString(),
                                ".");
        if (code != 0) {
            throw new AssertionError("jar ended with " + code);
        }
    }

    private static void record(String classPath) throws IOException {
        Path log = FOLDER.resolve("warmup.log");
        Files.deleteIfExists(RECORD);
        List<String> command = plain();
        command.add("-XX:AOTCacheOutput=" + RECORD);
        command.addAll(mainClass(classPath));
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
                    || !Files.exists(RECORD)) {
                throw new AssertionError("no start was recorded: " + Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a start is recorded", e);
        }
    }
}
