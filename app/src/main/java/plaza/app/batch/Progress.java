package plaza.app.batch;

/** Shows how far long work has come. Thread-safe. */
public interface Progress {
    /**
     * Begins a piece of work.
     *
     * @param total in steps; negative when not known
     */
    Step begin(String name, long total);

    /** A line that stays, for example about a part of the input that cannot be used. */
    void note(String line);

    /** A piece of work under way; closing it says that it is done. */
    interface Step extends AutoCloseable {
        void advance(long by);

        @Override
        void close();
    }
}
