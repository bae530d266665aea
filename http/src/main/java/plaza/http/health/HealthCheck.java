package plaza.http.health;

/** Asks one engine whether it answers. */
public interface HealthCheck {
    /** The engine's name, as {@code postgres}. */
    String name();

    /** Whether nothing can be served without it; where other engines are away the rest goes on. */
    boolean essential();

    /**
     * Returns when the engine answers.
     *
     * @throws RuntimeException when it does not; within a few seconds
     */
    void check();
}
