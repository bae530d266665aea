package plaza.core.account;

/**
 * Hashes passwords slowly and with salt, and checks them. Thread-safe; takes tens of milliseconds.
 */
public interface PasswordHasher {
    PasswordHash hash(String password);

    /** False, in the same time, also for {@link PasswordHash#NONE}. */
    boolean matches(String password, PasswordHash hash);
}
