package plaza.core.event;

/**
 * Leases for work that only one process at a time should do. A help against double work, not a
 * lock: a process that stood still may think for a moment that it still has one.
 */
public interface Leases {
    /** For a deployment where every process does everything. */
    Leases ALWAYS =
            new Leases() {
                @Override
                public boolean hold(String name) {
                    return true;
                }

                @Override
                public void release(String name) {}
            };

    /**
     * Takes or keeps a lease for some seconds; says whether this process has it now. Who calls this
     * often enough keeps it; the lease of one who died is free after those seconds.
     */
    boolean hold(String name);

    /** Gives a lease back, where this process has it. */
    void release(String name);
}
