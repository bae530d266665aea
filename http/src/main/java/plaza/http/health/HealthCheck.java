package plaza.http.health;

/** Asks one engine whether it answers. */
public interface HealthCheck {
    /** The engine's name, as {@code postgres}. */
    String name();

    /**
     * Returns when the engine answers.
     *
     * @throws RuntimeException when it does not; within a few seconds
     */
    void check();
}
