package plaza.app.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plaza.app.batch.Progress;
import plaza.app.demo.DemoRun;
import plaza.core.StorageException;
import plaza.core.ledger.LedgerAccount;
import plaza.core.ledger.LedgerAudit;

/** Writes down what it was asked for. */
final class PlatformForTests implements Platform {
    final List<String> calls = new ArrayList<>();

    @Override
    public Server serve(Site site) {
        calls.add("serve");
        return new Server() {
            @Override
            public URI address() {
                return URI.create("http://127.0.0.1:1");
            }

            @Override
            public void close() {
                calls.add("close");
            }
        };
    }

    @Override
    public Operations operations(Site site) {
        return new Recorded();
    }

    private final class Recorded implements Operations {
        @Override
        public ImportReport importLdbc(Path directory, Progress progress) {
            calls.add("ldbc " + directory.getFileName());
            var imported = new LinkedHashMap<String, Long>();
            imported.put("users", 2L);
            imported.put("posts", 3L);
            return new ImportReport(imported, 0);
        }

        @Override
        public ImportReport importEdges(Path file, Progress progress) {
            progress.note(file.getFileName() + ", line 7: only one name");
            return new ImportReport(Map.of("follows", 4L), 1);
        }

        @Override
        public String token(String username) {
            if (username.equals("nobody")) {
                throw new CommandException("There is no user nobody");
            }
            if (username.equals("away")) {
                throw StorageException.unavailable("The engine does not answer", null);
            }
            return "token-of-" + username;
        }

        @Override
        public void makeAdmin(String username) {
            calls.add("admin " + username);
        }

        @Override
        public void rebuildTimelines(Progress progress) {
            calls.add("timelines");
        }

        @Override
        public void rebuildCounters(Progress progress) {
            throw new IllegalStateException("a defect\nof two lines");
        }

        @Override
        public void rebuildSearch(Progress progress) {
            calls.add("search");
        }

        @Override
        public Map<String, Reconciled> reconcile(Set<String> parts, Progress progress) {
            calls.add("reconcile " + parts);
            return Map.of("counters", new Reconciled(7, 2));
        }

        @Override
        public List<String> fillDemo(DemoRun run, Progress progress) {
            calls.add("demo " + run.seed());
            return List.of("ann", "ben");
        }

        @Override
        public LedgerAudit.Report checkLedger(Progress progress) {
            calls.add("ledger");
            return new LedgerAudit.Report(
                    3,
                    7,
                    2,
                    4,
                    Map.of(LedgerAccount.Kind.BALANCE, 1_234L),
                    List.of("ann holds 5, and their entries sum to 6"),
                    1);
        }

        @Override
        public void rebuildTrends(Progress progress) {
            calls.add("trends");
        }

        @Override
        public void rebuildLeaderboards(Progress progress) {
            calls.add("leaderboards");
        }

        @Override
        public void rebuildInfluence(Progress progress) {
            calls.add("influence");
        }

        @Override
        public void close() {
            calls.add("close");
        }
    }
}
