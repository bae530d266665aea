package plaza.app.importing;

import java.time.Instant;
import java.util.Collection;
import java.util.function.Consumer;
import plaza.app.batch.Progress;
import plaza.app.batch.Retry;
import plaza.app.importing.Report.Kind;
import plaza.core.DomainException;
import plaza.core.WorkerPool;
import plaza.core.account.Account;
import plaza.core.account.Accounts;
import plaza.core.account.Registration;
import plaza.core.graph.Relations;
import plaza.core.id.UserId;
import plaza.core.like.Likes;
import plaza.core.post.Posts;

/** The common part of every import: it goes through the services, counts, and reports refusals. */
public final class Importer {
    /** How many problems are told one by one; all are counted. */
    private static final int TOLD = 100;

    private final Services services;
    private final Progress progress;
    private final Retry retry;
    private final Report report = new Report();

    /** The services that take things in. */
    public record Services(Accounts accounts, Relations relations, Posts posts, Likes likes) {}

    public Importer(Services services, Progress progress) {
        this.services = services;
        this.progress = progress;
        this.retry = new Retry(progress);
    }

    Services services() {
        return services;
    }

    Report report() {
        return report;
    }

    Progress progress() {
        return progress;
    }

    void problem(ImportException problem) {
        long number = report.problem();
        if (number <= TOLD) {
            progress.note(problem.getMessage());
        } else if (number == TOLD + 1) {
            progress.note("More lines cannot be used; they are counted.");
        }
    }

    /** Takes in things of one kind. */
    <T extends Numbered> void takeIn(Kind kind, Collection<T> things, Consumer<T> take) {
        try (Progress.Step step = progress.begin(kind.label(), things.size())) {
            takeIn(kind, things, take, step);
        }
    }

    <T extends Numbered> void takeIn(
            Kind kind, Collection<T> things, Consumer<T> take, Progress.Step step) {
        WorkerPool.forEach(
                things,
                thing -> {
                    try {
                        retry.run(() -> take.accept(thing));
                        report.count(kind);
                    } catch (DomainException e) {
                        problem(thing.problem(reason(e)));
                    } catch (ImportException e) {
                        problem(e);
                    }
                    step.advance(1);
                });
    }

    /** The user under this name, who is made if nobody has it. */
    Account user(UserId id, Registration registration) {
        return services.accounts()
                .findByUsername(registration.username())
                .orElseGet(() -> services.accounts().admit(id, registration));
    }

    /** A friendship: each follows the other. */
    void befriend(Account one, Account other, Instant at) {
        services.relations().admit(one.id(), other.id(), at);
        services.relations().admit(other.id(), one.id(), at);
    }

    private static String reason(DomainException e) {
        return e.errors().isEmpty()
                ? e.getMessage()
                : String.join(
                        "; ",
                        e.errors().stream()
                                .map(error -> error.field() + " " + error.message())
                                .toList());
    }

    /** Something that stands in a line of a file. */
    interface Numbered {
        ImportException problem(String what);
    }
}
