package plaza.app.cli;

import org.jspecify.annotations.Nullable;

/** A command cannot do what it was asked for. The message is one line for the terminal. */
public class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CommandException(String message) {
        super(message);
    }

    public CommandException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** One that was asked for wrongly, rather than one that failed. */
    public static final class Usage extends CommandException {
        private static final long serialVersionUID = 1L;

        public Usage(String message) {
            super(message);
        }
    }
}
