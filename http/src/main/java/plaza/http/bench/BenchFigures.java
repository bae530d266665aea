package plaza.http.bench;

import java.util.List;
import java.util.Map;
import plaza.core.engine.EngineFigure;

/** The server's inner figures for a benchmark. */
public interface BenchFigures {
    /** Entries put into home timelines since the start. */
    long timelineDeliveries();

    /** Entries of the journal that home timelines have yet to take in. */
    long journalLag();

    /** What the engines say of themselves, by their names; of one that is away there is nothing. */
    Map<String, List<EngineFigure>> engineFigures();

    /**
     * Memory of this process in bytes, as the operating system counts it; 0 where it does not tell.
     */
    long serverRssBytes();

    /** Has posts wait in the journal, so that how fast they are delivered can be measured alone. */
    void holdDeliveries();

    /** Delivers what has waited. */
    void resumeDeliveries();
}
