package plaza.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Gives out access tokens to operators. */
@Command(name = "token", description = "Prints a new access token for each user, one per line.")
final class TokenCommand implements Callable<Integer> {
    @Mixin private final ConfigurationOptions options = new ConfigurationOptions();

    @Parameters(arity = "1..*", paramLabel = "USERNAME", description = "Whose tokens to print.")
    private List<String> usernames = List.of();

    private final Context context;

    TokenCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        return context.operate(
                options.load(context.environment()),
                operations -> {
                    for (String username : usernames) {
                        context.print(operations.token(username));
                    }
                    return 0;
                });
    }
}
