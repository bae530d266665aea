package plaza.postgres.server;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The user that PostgreSQL's programs run as. PostgreSQL refuses to run as root, so root starts
 * them in a user namespace of their own (they then own the files like root, without its powers),
 * or, where the system does not allow that (many containers), as the user {@code postgres} or
 * {@code nobody}.
 */
final class RunAs {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final List<String> NAMESPACE = List.of("unshare", "-U");

    private final List<String> prefix;
    private final @Nullable Path likeOwnerOf;
    private final @Nullable String user;

    private RunAs(List<String> prefix, @Nullable Path likeOwnerOf, @Nullable String user) {
        this.prefix = prefix;
        this.likeOwnerOf = likeOwnerOf;
        this.user = user;
    }

    /**
     * Chooses for a PostgreSQL data directory, which may not exist yet. One that exists keeps its
     * owner.
     */
    static RunAs forCluster(Path cluster) {
        try {
            long self = new UnixSystem().getUid();
            boolean exists = Files.isDirectory(cluster);
            long owner = exists ? number(cluster, "unix:uid") : self;
            if (self != 0) {
                if (owner != self) {
                    throw new PostgresServerException(
                            "%s belongs to the user %s: run Plaza as that user"
                                    .formatted(cluster, Files.getOwner(cluster)));
                }
                return new RunAs(List.of(), null, null);
            }
            if (owner == 0 && works(NAMESPACE)) {
                return new RunAs(NAMESPACE, null, null);
            }
            if (owner != 0) {
                return asOwner(cluster, owner);
            }
            if (!exists) {
                return asAnotherUser();
            }
            throw new PostgresServerException(
                    "%s belongs to root, for whom PostgreSQL does not run without 'unshare -U': run Plaza as another user, or set PLAZA_POSTGRES_URL"
                            .formatted(cluster));
        } catch (IOException e) {
            throw new PostgresServerException(
                    "The owner of %s cannot be found: %s".formatted(cluster, Failures.reason(e)),
                    e);
        }
    }

    private static RunAs asOwner(Path cluster, long owner) throws IOException {
        List<String> prefix =
                List.of(
                        "setpriv",
                        "--reuid=" + owner,
                        "--regid=" + number(cluster, "unix:gid"),
                        "--clear-groups");
        return new RunAs(prefix, cluster, null);
    }

    private static RunAs asAnotherUser() {
        for (String user : List.of("postgres", "nobody")) {
            for (String group : List.of(user, "nogroup")) {
                List<String> prefix =
                        List.of("setpriv", "--reuid=" + user, "--regid=" + group, "--clear-groups");
                if (works(prefix)) {
                    return new RunAs(prefix, null, user);
                }
            }
        }
        throw new PostgresServerException(
                "PostgreSQL does not run as root, and neither 'unshare -U' nor 'setpriv' works here:"
                        + " run Plaza as another user, or set PLAZA_POSTGRES_URL");
    }

    private static boolean works(List<String> prefix) {
        try {
            return Command.run(with(prefix, List.of("true")), Path.of("/"), TIMEOUT).succeeded();
        } catch (PostgresServerException e) {
            // The program of the prefix is not installed.
            return false;
        }
    }

    /** The command as it must be run. */
    List<String> command(List<String> command) {
        return with(prefix, command);
    }

    /** Makes a file or folder readable and writable for PostgreSQL. */
    void give(Path path) throws IOException {
        if (user != null) {
            Files.setOwner(
                    path,
                    path.getFileSystem()
                            .getUserPrincipalLookupService()
                            .lookupPrincipalByName(user));
        } else if (likeOwnerOf != null) {
            var view = Files.getFileAttributeView(likeOwnerOf, PosixFileAttributeView.class);
            UserPrincipal owner = view.readAttributes().owner();
            GroupPrincipal group = view.readAttributes().group();
            var target = Files.getFileAttributeView(path, PosixFileAttributeView.class);
            target.setOwner(owner);
            target.setGroup(group);
        }
    }

    private static List<String> with(List<String> prefix, List<String> command) {
        var all = new ArrayList<>(prefix);
        all.addAll(command);
        return all;
    }

    private static long number(Path path, String attribute) throws IOException {
        return ((Number) Files.getAttribute(path, attribute)).longValue();
    }
}
