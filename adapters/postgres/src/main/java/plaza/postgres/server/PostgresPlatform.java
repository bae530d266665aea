package plaza.postgres.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The systems that PostgreSQL is brought along for, named as in the archives' file names. */
enum PostgresPlatform {
    LINUX_X86_64("linux-x86_64"),
    LINUX_ARM_64("linux-arm_64"),
    DARWIN_X86_64("darwin-x86_64"),
    DARWIN_ARM_64("darwin-arm_64");

    /** Present on every system whose C library is glibc, by the platforms' ABI documents. */
    private static final Path GLIBC_X86_64 = Path.of("/lib64/ld-linux-x86-64.so.2");

    private static final Path GLIBC_ARM_64 = Path.of("/lib/ld-linux-aarch64.so.1");

    private final String label;

    PostgresPlatform(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /**
     * The platform that this process runs on.
     *
     * @throws PostgresServerException when PostgreSQL is not brought along for it
     */
    static PostgresPlatform current() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static PostgresPlatform of(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT);
        boolean arm = osArch.equals("aarch64") || osArch.equals("arm64");
        boolean intel = osArch.equals("amd64") || osArch.equals("x86_64");
        if (os.startsWith("mac") && (arm || intel)) {
            return arm ? DARWIN_ARM_64 : DARWIN_X86_64;
        }
        if (os.startsWith("linux") && (arm || intel)) {
            if (Files.notExists(arm ? GLIBC_ARM_64 : GLIBC_X86_64)) {
                throw unsupported(osName + " without glibc", osArch);
            }
            return arm ? LINUX_ARM_64 : LINUX_X86_64;
        }
        throw unsupported(osName, osArch);
    }

    private static PostgresServerException unsupported(String osName, String osArch) {
        return new PostgresServerException(
                "Plaza brings no PostgreSQL for %s on %s: set PLAZA_POSTGRES_URL to one of your own"
                        .formatted(osName, osArch));
    }
}
