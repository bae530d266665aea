package plaza.core.engine;

import org.jspecify.annotations.Nullable;

/**
 * An engine cannot be provided. The message is one line written for the person at the terminal: it
 * says what is wrong and, where there is one, the way out.
 */
public abstract class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    protected EngineException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
