package plaza.core;

import org.jspecify.annotations.Nullable;

/**
 * An engine failed. Adapters translate every exception of their driver into this one, at their
 * edge. Transient means that the same call may succeed later: the engine is away, restarting, or
 * chose this transaction to give way; anything else is a defect or needs an operator.
 */
public final class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String message;
    private final boolean isTransient;

    private StorageException(String message, @Nullable Throwable cause, boolean isTransient) {
        super(message, cause);
        this.message = message;
        this.isTransient = isTransient;
    }

    public static StorageException away(String message, @Nullable Throwable cause) {
        return new StorageException(message, cause, true);
    }

    public static StorageException broken(String message, @Nullable Throwable cause) {
        return new StorageException(message, cause, false);
    }

    public boolean isTransient() {
        return isTransient;
    }

    @Override
    public String getMessage() {
        return message;
    }
}
