package plaza.engines;

import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Starts, stops and shows engines. Exit codes: 0 done, 1 failed, 2 wrong usage. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Path project = Path.of(System.getProperty("plaza.root", ".")).toAbsolutePath().normalize();
        String path = System.getenv("PATH");
        if (path != null) {
            System.setProperty("plaza.path", path);
        }
        System.exit(commandLine(project).execute(arguments));
    }

    static CommandLine commandLine(Path project) {
        var line = new CommandLine(new EnginesCommand(project, CommandSpec.create()));
        line.setExecutionExceptionHandler(
                (exception, command, parsed) ->
                        switch (exception) {
                            case Blueprint.WrongUsageException e -> complain(command, e, 2);
                            case EngineException e -> complain(command, e, 1);
                            default -> throw exception;
                        });
        return line;
    }

    private static int complain(CommandLine command, RuntimeException exception, int code) {
        PrintWriter err = command.getErr();
        err.println("plaza: " + exception.getMessage());
        err.flush();
        return code;
    }
}
