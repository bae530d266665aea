package plaza.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes the first administrator, and further ones. */
@Command(name = "admin", description = "Makes a user an administrator.")
final class AdminCommand implements Callable<Integer> {
    @Mixin private final ConfigurationOptions options = new ConfigurationOptions();

    @Parameters(paramLabel = "USERNAME", description = "Who becomes one.")
    private String username = "";

    private final Context context;

    AdminCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        return context.operate(
                options.load(context.environment()),
                operations -> {
                    operations.makeAdmin(username);
                    context.print(username + " is an administrator.");
                    return 0;
                });
    }
}
