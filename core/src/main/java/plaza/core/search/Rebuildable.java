package plaza.core.search;

/**
 * Something derived that can be filled anew while it is used and written to. An engine may fill a
 * new index beside the old one and put it in the old one's place at the end, or mend what is there:
 * readers see either state of an entry, and never that it is missing.
 */
public interface Rebuildable {
    /**
     * Begins a rebuild. What is put from now on, by whoever, is of the new state. A rebuild that is
     * not finished changes nothing for readers; several may run at once.
     *
     * @return names the rebuild, for {@link #finishRebuild}
     */
    String beginRebuild();

    /**
     * Ends a rebuild: what was not put since it began is gone, and {@link #isBuilt} from now on.
     *
     * @return how many entries that are
     */
    int finishRebuild(String rebuild);

    /** Whether a rebuild was ever finished: an index that is new, or lost, is not built. */
    boolean isBuilt();
}
