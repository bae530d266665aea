package plaza.app.cli;

import java.util.Locale;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import plaza.core.ledger.LedgerAudit;
import plaza.core.ledger.Money;

/** For auditors. */
@Command(name = "ledger", description = "Looks into the books.")
final class LedgerCommand {
    private static final int WRONG = 1;

    private final Context context;

    LedgerCommand(Context context) {
        this.context = context;
    }

    @Command(
            name = "check",
            description = {
                "Computes every balance from the entries of the books.",
                "Prints what is wrong, and ends with 1 where anything is.",
                "Changes nothing; a server may run meanwhile."
            })
    int check(@Mixin ConfigurationOptions options) throws Exception {
        return context.operate(
                options.load(context.environment()),
                operations -> {
                    LedgerAudit.Report report = operations.checkLedger(context.progress());
                    context.print(
                            "%d transactions, %d entries, %d accounts of people"
                                    .formatted(
                                            report.transactions(),
                                            report.entries(),
                                            report.accounts()));
                    if (report.foreign() > 0) {
                        context.print(
                                "Left out: %d transactions that others have put beside the books"
                                        .formatted(report.foreign()));
                    }
                    new TreeMap<>(report.cents())
                            .forEach(
                                    (kind, cents) ->
                                            context.print(
                                                    "%s: %s"
                                                            .formatted(
                                                                    kind.name()
                                                                            .toLowerCase(
                                                                                    Locale.ROOT),
                                                                    Money.usd(cents))));
                    report.findings().forEach(context::print);
                    context.print(
                            report.isWell()
                                    ? "The books balance."
                                    : "%d things are wrong.".formatted(report.wrong()));
                    return report.isWell() ? 0 : WRONG;
                });
    }
}
