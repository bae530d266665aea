package plaza.postgres.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import plaza.core.secret.Secret;

/**
 * PostgreSQL's files within Plaza's data directory: {@code postgres/}, {@code postgres.password},
 * {@code postgres.log}.
 */
final class Cluster {
    /** The role that owns everything. */
    static final String USER = "plaza";

    private static final String CONFIGURATION = "plaza.conf";
    private static final Duration INIT_TIMEOUT = Duration.ofMinutes(2);
    private static final boolean IS_LINUX = System.getProperty("os.name").startsWith("Linux");
    private static final int PASSWORD_BYTES = 24;

    /** Beyond this the log is put aside when PostgreSQL starts; one old log is kept. */
    private static final long LOG_LIMIT_BYTES = 8 << 20;

    private final Path dataDirectory;
    private final PostgresBinaries binaries;
    private final RunAs runAs;

    Cluster(Path dataDirectory, PostgresBinaries binaries, RunAs runAs) {
        this.dataDirectory = dataDirectory;
        this.binaries = binaries;
        this.runAs = runAs;
    }

    static Path directoryIn(Path dataDirectory) {
        return dataDirectory.resolve("postgres");
    }

    Path directory() {
        return directoryIn(dataDirectory);
    }

    Path log() {
        return dataDirectory.resolve("postgres.log");
    }

    PostgresBinaries binaries() {
        return binaries;
    }

    RunAs runAs() {
        return runAs;
    }

    Path dataDirectory() {
        return dataDirectory;
    }

    Secret password() {
        Path file = passwordFile();
        try {
            return Secret.of(Files.readString(file).strip());
        } catch (IOException | IllegalArgumentException e) {
            throw new PostgresServerException(
                    "%s, the password of the PostgreSQL beside it, cannot be read".formatted(file),
                    e);
        }
    }

    private Path passwordFile() {
        return dataDirectory.resolve("postgres.password");
    }

    /**
     * Creates the cluster if there is none, and checks the one that there is. A creation that was
     * interrupted leaves nothing that looks like a cluster.
     */
    void prepare(PostgresSettings.Durability durability) {
        try {
            if (Files.exists(directory())) {
                checkVersion();
            } else {
                create(durability);
            }
            rotateLog();
        } catch (IOException e) {
            throw new PostgresServerException(
                    "PostgreSQL's files in %s cannot be prepared: %s"
                            .formatted(dataDirectory, Failures.reason(e)),
                    e);
        }
    }

    private void checkVersion() throws IOException {
        Path file = directory().resolve("PG_VERSION");
        if (!Files.exists(file)) {
            throw new PostgresServerException(
                    "%s is not a PostgreSQL data directory: move it away".formatted(directory()));
        }
        String version = Files.readString(file).strip();
        if (!version.equals(Integer.toString(PostgresBinaries.MAJOR_VERSION))) {
            throw new PostgresServerException(
                    "%s was written by PostgreSQL %s and this Plaza brings %d: use the Plaza that wrote it, or another --data"
                            .formatted(directory(), version, PostgresBinaries.MAJOR_VERSION));
        }
    }

    private void create(PostgresSettings.Durability durability) throws IOException {
        checkBinaries();
        Path unfinished = dataDirectory.resolve("postgres.new");
        PostgresBinaries.delete(unfinished);
        Files.createDirectory(unfinished);
        runAs.give(unfinished);
        writeSecret(passwordFile(), newPassword());
        Path password = dataDirectory.resolve("postgres.password.new");
        writeSecret(password, Files.readString(passwordFile()));
        runAs.give(password);
        var command =
                new ArrayList<>(
                        List.of(
                                binaries.program("initdb").toString(),
                                "--pgdata=" + unfinished,
                                "--username=" + USER,
                                "--pwfile=" + password,
                                "--auth=scram-sha-256",
                                "--encoding=UTF8",
                                // The same order of text on every system, whatever its locales.
                                "--locale=C",
                                "--locale-provider=builtin",
                                "--builtin-locale=C.UTF-8",
                                "--no-instructions"));
        command.add(
                switch (durability) {
                    case NONE -> "--no-sync";
                    // One call for a thousand files, where the system has it.
                    case FULL -> "--sync-method=" + (IS_LINUX ? "syncfs" : "fsync");
                });
        Command.Result result = Command.run(runAs.command(command), dataDirectory, INIT_TIMEOUT);
        Files.delete(password);
        if (!result.succeeded()) {
            PostgresBinaries.delete(unfinished);
            throw new PostgresServerException(
                    "PostgreSQL's data directory cannot be created in %s: %s"
                            .formatted(dataDirectory, result.summary()));
        }
        Files.writeString(
                unfinished.resolve("postgresql.conf"),
                "\n# Settings of Plaza, rewritten when it starts; what follows this line wins over"
                        + " them.\ninclude = '"
                        + CONFIGURATION
                        + "'\n",
                StandardOpenOption.APPEND);
        Files.move(unfinished, directory(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Another user than root may not reach them, and a system may lack a library. */
    private void checkBinaries() {
        Command.Result result =
                Command.run(
                        runAs.command(
                                List.of(binaries.program("postgres").toString(), "--version")),
                        dataDirectory,
                        INIT_TIMEOUT);
        if (!result.succeeded()) {
            throw new PostgresServerException(
                    "%s does not run here (%s): set PLAZA_POSTGRES_URL to a PostgreSQL of your own"
                            .formatted(binaries.program("postgres"), result.summary()));
        }
    }

    private static String newPassword() {
        var bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void writeSecret(Path file, String content) throws IOException {
        Files.deleteIfExists(file);
        Set<PosixFilePermission> ownerOnly = PosixFilePermissions.fromString("rw-------");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(ownerOnly));
        Files.writeString(file, content);
    }

    /**
     * Writes the settings where they differ from those of the last start.
     *
     * @return whether they did
     */
    boolean configure(String settings) {
        Path file = directory().resolve(CONFIGURATION);
        try {
            if (Files.exists(file) && Files.readString(file).equals(settings)) {
                return false;
            }
            Path partial = directory().resolve(CONFIGURATION + ".new");
            Files.writeString(partial, settings);
            runAs.give(partial);
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException e) {
            throw new PostgresServerException(
                    "%s cannot be written: %s".formatted(file, Failures.reason(e)), e);
        }
    }

    private void rotateLog() throws IOException {
        if (Files.exists(log()) && Files.size(log()) > LOG_LIMIT_BYTES) {
            Files.move(
                    log(),
                    dataDirectory.resolve("postgres.log.1"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        if (Files.notExists(log())) {
            Files.createFile(log());
            runAs.give(log());
        }
    }
}
