package plaza.app.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plaza.app.batch.Progress;
import plaza.app.config.Configuration;
import plaza.app.data.DataDirectory;
import plaza.app.demo.DemoRun;
import plaza.core.ledger.LedgerAudit;

/** The platform as commands use it. */
public interface Platform {
    /**
     * Where the platform lives, made ready by the command: servers that engines bring run, and the
     * configuration says where.
     */
    record Site(Configuration configuration, DataDirectory data) {}

    /**
     * Starts the server; returns when it answers requests.
     *
     * @throws CommandException when it cannot, for example because the port is taken
     */
    Server serve(Site site);

    /** Opens the services without HTTP, beside a running server or without one. */
    Operations operations(Site site);

    /** A running server. */
    interface Server extends AutoCloseable {
        /** Where it listens, with the actual port. */
        URI address();

        /** Lets running requests finish, then ends. */
        @Override
        void close();
    }

    /** What an operator may do. */
    interface Operations extends AutoCloseable {
        /** Reads the CSV files of the LDBC Social Network Benchmark below a folder. */
        ImportReport importLdbc(Path directory, Progress progress) throws IOException;

        /** Reads a file with one pair of numbers per line. */
        ImportReport importEdges(Path file, Progress progress) throws IOException;

        /**
         * A new access token for a user.
         *
         * @throws CommandException when there is no such user
         */
        String token(String username);

        /**
         * Makes a user an administrator.
         *
         * @throws CommandException when there is no such user
         */
        void makeAdmin(String username);

        /** Computes all home timelines again from the primary stores. */
        void rebuildTimelines(Progress progress);

        /** Computes all counts again from the primary stores. */
        void rebuildCounters(Progress progress);

        /** Fills the search index and the suggestions anew from the primary stores. */
        void rebuildSearch(Progress progress);

        /**
         * Holds what is derived against what it comes from, and mends what differs.
         *
         * @param parts their names; empty for all
         * @return by the name of each
         * @throws CommandException when there is no such part
         */
        Map<String, Reconciled> reconcile(Set<String> parts, Progress progress);

        /**
         * Fills the platform with a generated network, the same for the same seed and day, or goes
         * on where that was cut off.
         *
         * @return the names of those who can log in with {@link plaza.app.demo.Demo#PASSWORD}
         * @throws CommandException when somebody is there already
         */
        List<String> fillDemo(DemoRun run, Progress progress);

        /** Computes from every entry of the books what everybody has, and what is wrong. */
        LedgerAudit.Report checkLedger(Progress progress);

        /** Counts the hashtags of the last days again from the posts. */
        void rebuildTrends(Progress progress);

        /** Has the leaderboards added up again from the books. */
        void rebuildLeaderboards(Progress progress);

        /** Computes again how central people are among those who follow each other. */
        void rebuildInfluence(Progress progress);

        @Override
        void close();
    }

    /** How many were looked at, and how many of them were wrong. */
    record Reconciled(long seen, long mended) {}

    /**
     * What an import did.
     *
     * @param imported how many of what, in the order to show, for example {@code users → 222}
     * @param rejected lines that could not be used; each was reported when it was met
     */
    record ImportReport(Map<String, Long> imported, long rejected) {}
}
