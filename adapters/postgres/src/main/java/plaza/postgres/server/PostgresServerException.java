package plaza.postgres.server;

import org.jspecify.annotations.Nullable;
import plaza.core.engine.EngineException;

/**
 * PostgreSQL cannot be provided. The message is one line written for the person at the terminal: it
 * says what is wrong and, where there is one, the way out.
 */
public final class PostgresServerException extends EngineException {
    private static final long serialVersionUID = 1L;

    public PostgresServerException(String message) {
        super(message, null);
    }

    public PostgresServerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
