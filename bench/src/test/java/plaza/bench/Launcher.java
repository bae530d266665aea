package plaza.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes launchers as the driver expects one: a program that becomes the server. */
public final class Launcher {
    private Launcher() {}

    /** Starts {@link FakePlaza} with further arguments. */
    public static Path ofFake(Path directory, String arguments) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return of(
                directory,
                "exec '%s' -cp '%s' %s \"$@\" %s"
                        .formatted(
                                java,
                                System.getProperty("java.class.path"),
                                FakePlaza.class.getName(),
                                arguments));
    }

    /** Runs the lines of a shell script. */
    public static Path of(Path directory, String script) throws IOException {
        Path file = Files.writeString(directory.resolve("launcher"), "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
