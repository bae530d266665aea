package plaza.bench;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Options that go together. */
public final class Usage {
    private Usage() {}

    /**
     * @throws ParameterException with the problem, if it is not fine
     */
    public static void check(CommandSpec command, boolean fine, String problem) {
        if (!fine) {
            throw new ParameterException(command.commandLine(), problem);
        }
    }
}
