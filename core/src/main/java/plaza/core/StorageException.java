package plaza.core;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An engine failed. Adapters translate every exception of their driver into this one, at their
 * edge. One that is transient says that the engine is unavailable: the same call may succeed later,
 * because the engine is away, restarting, or chose this transaction to give way. Anything else is
 * permanent: a defect, or a case for an operator.
 */
public final class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String message;
    private final boolean isTransient;
    private volatile @Nullable String engine;

    private StorageException(String message, @Nullable Throwable cause, boolean isTransient) {
        super(message, cause);
        this.message = message;
        this.isTransient = isTransient;
    }

    /** The same call may succeed later. */
    public static StorageException unavailable(String message, @Nullable Throwable cause) {
        return new StorageException(message, cause, true);
    }

    /** The same call fails again. */
    public static StorageException permanent(String message, @Nullable Throwable cause) {
        return new StorageException(message, cause, false);
    }

    public boolean isTransient() {
        return isTransient;
    }

    /** The name of the engine that failed, where a guard was around the call. */
    public Optional<String> engine() {
        return Optional.ofNullable(engine);
    }

    /**
     * Names the engine that failed. The first name stays: where the failure of one call goes
     * through another's, what was innermost failed.
     *
     * @return this
     */
    public StorageException failedOn(String name) {
        if (engine == null) {
            engine = name;
        }
        return this;
    }

    @Override
    public String getMessage() {
        return message;
    }
}
