package plaza.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import plaza.app.batch.Progress;
import plaza.app.cli.Platform.ImportReport;

/** Brings a network in from files. It can be run again without doubling anything. */
@Command(
        name = "import",
        description = "Brings a network in from files; running it again doubles nothing.")
final class ImportCommand {
    private final Context context;

    ImportCommand(Context context) {
        this.context = context;
    }

    @Command(
            name = "ldbc",
            description = "Reads the CSV files of the LDBC Social Network Benchmark.")
    int ldbc(
            @Mixin ConfigurationOptions options,
            @Parameters(paramLabel = "DIR", description = "The folder with the files.")
                    Path directory)
            throws Exception {
        require(Files.isDirectory(directory), directory, "is not a folder");
        return run(options, (operations, progress) -> operations.importLdbc(directory, progress));
    }

    @Command(
            name = "edges",
            description = "Reads friendships: two numbers in each line, apart by blank or comma.")
    int edges(
            @Mixin ConfigurationOptions options,
            @Parameters(paramLabel = "FILE", description = "The file.") Path file)
            throws Exception {
        require(Files.isReadable(file) && !Files.isDirectory(file), file, "is not a readable file");
        return run(options, (operations, progress) -> operations.importEdges(file, progress));
    }

    private static void require(boolean condition, Path path, String message) {
        if (!condition) {
            throw new CommandException(path + " " + message);
        }
    }

    private interface Source {
        ImportReport read(Platform.Operations operations, Progress progress) throws IOException;
    }

    private int run(ConfigurationOptions options, Source source) throws Exception {
        return context.operateAnywhere(
                options.load(context.environment()),
                operations -> {
                    ImportReport report = source.read(operations, context.progress());
                    String imported =
                            report.imported().entrySet().stream()
                                    .map(entry -> entry.getValue() + " " + entry.getKey())
                                    .collect(Collectors.joining(", "));
                    context.print(
                            "Imported %s.".formatted(imported.isEmpty() ? "nothing" : imported));
                    if (report.rejected() > 0) {
                        throw new CommandException(
                                "%d lines could not be used (see above); the rest is in"
                                        .formatted(report.rejected()));
                    }
                    return 0;
                });
    }
}
