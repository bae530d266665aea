package plaza.http.bench;

/** The server's inner figures for a benchmark. */
public interface BenchFigures {
    /** Entries put into home timelines since the start. */
    long timelineDeliveries();

    /** Entries of the journal that the slowest worker has yet to handle. */
    long journalLag();

    /**
     * Memory of this process in bytes, as the operating system counts it; 0 where it does not tell.
     */
    long serverRssBytes();

    /** Has posts wait in the journal, so that how fast they are delivered can be measured alone. */
    void holdDeliveries();

    /** Delivers what has waited. */
    void resumeDeliveries();
}
