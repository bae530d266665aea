package plaza.app.wiring;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import plaza.app.batch.Progress;
import plaza.app.cli.CommandException;
import plaza.app.cli.Platform.ImportReport;
import plaza.app.cli.Platform.Operations;
import plaza.app.cli.Platform.Reconciled;
import plaza.app.demo.Demo;
import plaza.app.demo.DemoRun;
import plaza.app.importing.EdgeImport;
import plaza.app.importing.ImportException;
import plaza.app.importing.Importer;
import plaza.app.importing.LdbcImport;
import plaza.app.importing.Report;
import plaza.core.DomainException;
import plaza.core.PageRequest;
import plaza.core.account.Account;
import plaza.core.account.AccountStore;
import plaza.core.account.Accounts;
import plaza.core.account.Role;
import plaza.core.event.Journal;
import plaza.core.event.RebuildAsked;
import plaza.core.feature.Reconciliation.Part;
import plaza.core.graph.InfluenceRebuild;
import plaza.core.graph.Relations;
import plaza.core.leaderboard.LeaderboardProjection;
import plaza.core.leaderboard.Leaderboards;
import plaza.core.ledger.LedgerAudit;
import plaza.core.like.Likes;
import plaza.core.media.Uploads;
import plaza.core.platform.Platform;
import plaza.core.post.PostFeature;
import plaza.core.post.Posts;
import plaza.core.repost.Reposts;
import plaza.core.search.SearchRebuild;
import plaza.core.session.Client;
import plaza.core.session.Sessions;
import plaza.core.story.Stories;
import plaza.core.timeline.TimelineProjection;
import plaza.core.trend.TrendRebuild;

/** Carries out the commands of operators through the services. */
final class PlazaOperations implements Operations {
    private final Wiring wiring;
    private final Clock clock = Clock.systemUTC();

    PlazaOperations(Wiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public ImportReport importLdbc(Path directory, Progress progress) {
        return report(() -> LdbcImport.run(directory, importer(progress)));
    }

    @Override
    public ImportReport importEdges(Path file, Progress progress) {
        return report(() -> EdgeImport.run(file, importer(progress)));
    }

    private Importer importer(Progress progress) {
        Platform platform = wiring.platform();
        return new Importer(
                new Importer.Services(
                        platform.get(Accounts.class),
                        platform.get(Relations.class),
                        platform.get(Posts.class),
                        platform.get(Likes.class)),
                progress);
    }

    private interface Import {
        Report run();
    }

    private static ImportReport report(Import work) {
        try {
            Report report = work.run();
            Map<String, Long> imported = new LinkedHashMap<>();
            for (Report.Kind kind : Report.Kind.values()) {
                if (report.found(kind) > 0) {
                    imported.put(kind.label(), report.found(kind));
                }
            }
            return new ImportReport(imported, report.problems());
        } catch (ImportException e) {
            throw new CommandException(e.getMessage(), e);
        }
    }

    @Override
    public String token(String username) {
        return wiring.platform()
                .get(Sessions.class)
                .open(account(username), Client.here("plaza token"))
                .token();
    }

    @Override
    public void makeAdmin(String username) {
        wiring.platform().get(Accounts.class).assign(account(username).id(), Role.ADMIN);
    }

    private Account account(String username) {
        return wiring.platform()
                .get(Accounts.class)
                .findByUsername(username)
                .orElseThrow(() -> new CommandException("There is no user " + username));
    }

    /**
     * A running server, or the next one, makes every timeline cold; each is computed when it is
     * read.
     */
    @Override
    public void rebuildTimelines(Progress progress) {
        ask(TimelineProjection.TIMELINES, progress);
    }

    /** A running server, or the next one, empties the boards and goes through the books. */
    @Override
    public void rebuildLeaderboards(Progress progress) {
        try {
            wiring.platform().get(Leaderboards.class);
        } catch (DomainException e) {
            throw new CommandException(e.getMessage(), e);
        }
        ask(LeaderboardProjection.LEADERBOARDS, progress);
    }

    private void ask(String what, Progress progress) {
        try (Progress.Step step = progress.begin(what, 1)) {
            wiring.ports()
                    .get(Journal.class)
                    .commit(
                            new RebuildAsked(what, RebuildAsked.OPERATOR, clock.instant()),
                            () -> true);
            step.advance(1);
        }
    }

    @Override
    public void rebuildCounters(Progress progress) {
        long mended = reconcile(part(PostFeature.COUNTERS), progress).mended();
        progress.note(mended + " posts had wrong counts");
    }

    @Override
    public Map<String, Reconciled> reconcile(Set<String> parts, Progress progress) {
        List<Part> chosen =
                parts.isEmpty()
                        ? wiring.platform().reconciliation().parts()
                        : parts.stream().map(this::part).toList();
        Map<String, Reconciled> all = new LinkedHashMap<>();
        chosen.forEach(part -> all.put(part.name(), reconcile(part, progress)));
        return all;
    }

    private Part part(String name) {
        return wiring.platform().reconciliation().parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new CommandException.Usage(
                                        "There is no %s to reconcile: name %s"
                                                .formatted(
                                                        name,
                                                        String.join(
                                                                ", ",
                                                                wiring.platform()
                                                                        .reconciliation()
                                                                        .names()))));
    }

    @Override
    public LedgerAudit.Report checkLedger(Progress progress) {
        try (Progress.Step step = progress.begin("transactions", -1)) {
            return wiring.ledgerAudit().run(_ -> step.advance(1));
        } catch (DomainException e) {
            throw new CommandException(e.getMessage(), e);
        }
    }

    private static Reconciled reconcile(Part part, Progress progress) {
        var seen = new long[1];
        try (Progress.Step step = progress.begin(part.unit(), -1)) {
            long mended =
                    part.run()
                            .run(
                                    count -> {
                                        step.advance(count - seen[0]);
                                        seen[0] = count;
                                    },
                                    () -> true);
            return new Reconciled(seen[0], mended);
        }
    }

    @Override
    public void rebuildSearch(Progress progress) {
        var rebuild = wiring.platform().get(SearchRebuild.class);
        all(progress, "people and posts", seen -> rebuild.run(seen, () -> true));
    }

    @Override
    public List<String> fillDemo(DemoRun run, Progress progress) {
        if (run.at() == null
                && !wiring.ports()
                        .get(AccountStore.class)
                        .list(PageRequest.first(1))
                        .items()
                        .isEmpty()) {
            throw new CommandException(
                    "--demo is for an empty platform, and there are people in this database");
        }
        Platform platform = wiring.platform();
        var parts =
                new Demo.Services(
                        platform.get(Accounts.class),
                        platform.get(Relations.class),
                        platform.get(Posts.class),
                        platform.get(Likes.class),
                        platform.get(Reposts.class),
                        platform.get(Uploads.class),
                        platform.get(Stories.class));
        return new Demo(parts, clock, progress).fill(run);
    }

    @Override
    public void rebuildTrends(Progress progress) {
        all(progress, "posts", wiring.platform().get(TrendRebuild.class)::run);
    }

    @Override
    public void rebuildInfluence(Progress progress) {
        var rebuild = wiring.platform().get(InfluenceRebuild.class);
        all(progress, "people", seen -> rebuild.run(seen, () -> true));
    }

    /**
     * @param work tells how many it has looked at in all
     */
    private static void all(Progress progress, String unit, Consumer<LongConsumer> work) {
        try (Progress.Step step = progress.begin(unit, -1)) {
            var last = new long[1];
            work.accept(
                    seen -> {
                        step.advance(seen - last[0]);
                        last[0] = seen;
                    });
        }
    }

    @Override
    public void close() {
        wiring.close();
    }
}
