package plaza.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Computes again what can be computed from the primary stores. */
@Command(
        name = "rebuild",
        description = "Computes a projection again from the posts and follows it comes from.")
final class RebuildCommand {
    private final Context context;

    RebuildCommand(Context context) {
        this.context = context;
    }

    @Command(name = "timelines", description = "All home timelines.")
    int timelines(@Mixin ConfigurationOptions options) throws Exception {
        return context.operate(
                options.load(context.environment()),
                operations -> {
                    operations.rebuildTimelines(context.progress());
                    return 0;
                });
    }

    @Command(name = "counters", description = "The counts of likes, reposts and replies.")
    int counters(@Mixin ConfigurationOptions options) throws Exception {
        return context.operate(
                options.load(context.environment()),
                operations -> {
                    operations.rebuildCounters(context.progress());
                    return 0;
                });
    }

    @Command(name = "search", description = "What searching and suggestions find.")
    int search(@Mixin ConfigurationOptions options) throws Exception {
        return context.operate(
                options.load(context.environment()),
                operations -> {
                    operations.rebuildSearch(context.progress());
                    return 0;
                });
    }

    @Command(name = "trends", description = "The counts of hashtags, by region and hour.")
    int trends(@Mixin ConfigurationOptions options) throws Exception {
        return context.operate(
                options.load(context.environment()),
                operations -> {
                    operations.rebuildTrends(context.progress());
                    return 0;
                });
    }
}
