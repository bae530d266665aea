package plaza.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import plaza.app.config.Configuration;

/** Looks at everything that the server needs. */
@Command(
        name = "doctor",
        description = "Checks what the server needs; exits with 1 if it lacks any.")
final class DoctorCommand implements Callable<Integer> {
    @Mixin private final ConfigurationOptions options = new ConfigurationOptions();

    @Option(names = "--port", paramLabel = "N", description = "The port to check. Default: 8080.")
    private @Nullable String port;

    @Option(
            names = "--connections",
            paramLabel = "N",
            description = "Says which heap so many live connections need.")
    private @Nullable Integer connections;

    private final Context context;

    DoctorCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Configuration configuration = options.load(context.environment(), port, false);
        List<Diagnostics.Finding> findings =
                new ArrayList<>(
                        new Diagnostics(configuration, context.environment().programs()).run());
        findings.addAll(new HeapDiagnostics(configuration).run(connections));
        for (Diagnostics.Finding finding : findings) {
            context.print(
                    "%-4s  %-15s %s"
                            .formatted(finding.verdict().label(), finding.what(), finding.text()));
        }
        return findings.stream().anyMatch(f -> f.verdict() == Diagnostics.Verdict.BAD) ? 1 : 0;
    }
}
