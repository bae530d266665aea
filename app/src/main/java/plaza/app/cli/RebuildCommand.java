package plaza.app.cli;

import java.util.function.BiConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import plaza.app.batch.Progress;

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
        return rebuild(options, Platform.Operations::rebuildTimelines);
    }

    @Command(name = "counters", description = "The counts of likes, reposts and replies.")
    int counters(@Mixin ConfigurationOptions options) throws Exception {
        return rebuild(options, Platform.Operations::rebuildCounters);
    }

    @Command(name = "search", description = "What searching and suggestions find.")
    int search(@Mixin ConfigurationOptions options) throws Exception {
        return rebuild(options, Platform.Operations::rebuildSearch);
    }

    @Command(name = "trends", description = "The counts of hashtags and posts, by hour.")
    int trends(@Mixin ConfigurationOptions options) throws Exception {
        return rebuild(options, Platform.Operations::rebuildTrends);
    }

    @Command(name = "leaderboards", description = "Who gave and got the most, from the books.")
    int leaderboards(@Mixin ConfigurationOptions options) throws Exception {
        return rebuild(options, Platform.Operations::rebuildLeaderboards);
    }

    @Command(name = "influence", description = "How central people are, for suggestions of people.")
    int influence(@Mixin ConfigurationOptions options) throws Exception {
        return rebuild(options, Platform.Operations::rebuildInfluence);
    }

    private int rebuild(
            ConfigurationOptions options, BiConsumer<Platform.Operations, Progress> rebuild)
            throws Exception {
        return context.operate(
                options.load(context.environment()),
                operations -> {
                    rebuild.accept(operations, context.progress());
                    return 0;
                });
    }
}
