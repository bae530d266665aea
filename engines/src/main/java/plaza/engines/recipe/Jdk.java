package plaza.engines.recipe;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plaza.engines.EngineException;

/** Finds JDKs of other versions than the one that runs this. */
final class Jdk {
    /** Where package managers of Linux and macOS and the usual tools put them. */
    private static final List<String> FOLDERS =
            List.of(
                    "/usr/lib/jvm",
                    "/usr/java",
                    "/opt/java",
                    "/opt",
                    "/Library/Java/JavaVirtualMachines",
                    "/opt/homebrew/opt",
                    "/usr/local/opt",
                    System.getProperty("user.home") + "/Library/Java/JavaVirtualMachines",
                    System.getProperty("user.home") + "/.sdkman/candidates/java",
                    System.getProperty("user.home") + "/.jdks");

    private static final List<String> INSIDE =
            List.of("", "Contents/Home", "libexec/openjdk.jdk/Contents/Home", "libexec");
    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

    private Jdk() {}

    /** The program {@code java} of the JVM that runs this. */
    static String current() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /**
     * The program {@code java} of a version.
     *
     * @throws EngineException saying how to get one
     */
    static String ofVersion(int version, String neededBy) {
        if (Runtime.version().feature() == version) {
            return current();
        }
        for (Path home : homes()) {
            if (versionOf(home) == version) {
                return home.resolve("bin/java").toString();
            }
        }
        throw new EngineException(
                "%s needs a JDK %d, and none was found: install one (apt install openjdk-%d-jdk-headless; brew install openjdk@%d)"
                        .formatted(neededBy, version, version, version));
    }

    private static List<Path> homes() {
        List<Path> homes = new ArrayList<>();
        for (String folder : FOLDERS) {
            if (!Files.isDirectory(Path.of(folder))) {
                continue;
            }
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(Path.of(folder))) {
                for (Path entry : entries) {
                    INSIDE.stream().map(entry::resolve).forEach(homes::add);
                }
            } catch (IOException e) {
                throw new EngineException(folder + " cannot be searched for a JDK", e);
            }
        }
        return homes;
    }

    private static int versionOf(Path home) {
        Path release = home.resolve("release");
        if (!Files.isExecutable(home.resolve("bin/java")) || !Files.isReadable(release)) {
            return -1;
        }
        try {
            Matcher matcher = VERSION.matcher(Files.readString(release));
            return matcher.find() ? Integer.parseInt(matcher.group(1)) : -1;
        } catch (IOException e) {
            return -1;
        }
    }
}
