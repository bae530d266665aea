package plaza.postgres.server;

/** Waiting for another process, which cannot be told to report. */
final class Pause {
    private Pause() {}

    static void millis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresServerException("interrupted while waiting for PostgreSQL", e);
        }
    }
}
