package plaza.http.security;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.account.PasswordHash;
import plaza.core.account.PasswordHasher;

/**
 * Argon2id with Spring Security's parameters (16 MiB, 2 passes, 1 lane), if no others are given.
 * Each hash takes its memory while it is made, so only a few are made at a time; further callers
 * wait in turn. Thread-safe.
 */
public final class Argon2Passwords implements PasswordHasher {
    private static final int AT_A_TIME = 2;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;

    private final Argon2PasswordEncoder encoder;
    private final Semaphore turns = new Semaphore(AT_A_TIME, true);
    private final String decoy;

    public Argon2Passwords() {
        this(16 * 1024, 2);
    }

    /**
     * With another cost, of hashing as of guessing.
     *
     * @param memory in KiB
     */
    public Argon2Passwords(int memory, int passes) {
        this.encoder = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, memory, passes);
        this.decoy = encoded("a password that nobody has");
    }

    @Override
    public PasswordHash hash(String password) {
        return new PasswordHash(inTurn(() -> encoded(password)));
    }

    private String encoded(String password) {
        String encoded = encoder.encode(password);
        if (encoded == null) {
            throw new IllegalStateException("a password has a hash");
        }
        return encoded;
    }

    @Override
    public boolean matches(String password, PasswordHash hash) {
        boolean none = hash.equals(PasswordHash.NONE);
        boolean matches = inTurn(() -> encoder.matches(password, none ? decoy : hash.encoded()));
        return matches && !none;
    }

    /**
     * On a platform thread, which the system interrupts for others: a virtual thread that computes
     * keeps its carrier, and as many as there are processors would stop every other request.
     */
    private <T> T inTurn(Callable<T> work) {
        var task = new FutureTask<>(work);
        try {
            turns.acquire();
            try {
                Thread.ofPlatform().name("argon2").daemon().start(task);
                return task.get();
            } finally {
                turns.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw DomainException.of(ErrorKind.UNAVAILABLE, "The server is stopping.");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a password could not be hashed", e);
        }
    }
}
