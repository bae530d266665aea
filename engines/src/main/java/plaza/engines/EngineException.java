package plaza.engines;

import org.jspecify.annotations.Nullable;

/** An engine could not be started, found or stopped; the message says what to do, in one line. */
public final class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EngineException(String message) {
        super(message);
    }

    public EngineException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
