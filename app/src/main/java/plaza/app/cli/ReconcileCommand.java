package plaza.app.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Looks for what is derived wrongly, and mends only that. */
@Command(
        name = "reconcile",
        description = {
            "Holds what is derived against what it comes from, and mends it.",
            "Says how much that was. A server does so by itself (reconcile.every)."
        })
final class ReconcileCommand implements Callable<Integer> {
    @Mixin private final ConfigurationOptions options = new ConfigurationOptions();

    @Parameters(
            paramLabel = "PART",
            arity = "0..*",
            description = "counters, timelines, search. Default: all of them.")
    private List<String> parts = List.of();

    private final Context context;

    ReconcileCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        Set<String> wanted = new LinkedHashSet<>(parts);
        return context.operate(
                options.load(context.environment()),
                operations -> {
                    operations
                            .reconcile(wanted, context.progress())
                            .forEach(
                                    (what, figures) ->
                                            context.print(
                                                    "%s: %d looked at, %d mended"
                                                            .formatted(
                                                                    what,
                                                                    figures.seen(),
                                                                    figures.mended())));
                    return 0;
                });
    }
}
