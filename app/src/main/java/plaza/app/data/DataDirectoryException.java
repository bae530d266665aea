package plaza.app.data;

import org.jspecify.annotations.Nullable;

/** The data directory cannot be used. The message is one line for the person at the terminal. */
public final class DataDirectoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DataDirectoryException(String message) {
        super(message);
    }

    public DataDirectoryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
