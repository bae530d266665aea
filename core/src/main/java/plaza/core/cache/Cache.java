package plaza.core.cache;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Values that the servers of a deployment share. Anything may be gone at any time; what is there is
 * never older than the last change of it: who finds nothing gets a ticket, loads the value and
 * fills it in, and that counts only if nobody has begun or ended a change since (leases, as in
 * Nishtala et al., "Scaling Memcache at Facebook", 2013). All is visible when a call returns.
 */
public interface Cache {
    /** Holds nothing and gives no tickets. */
    Cache NONE =
            new Cache() {
                @Override
                public Found find(Collection<String> keys) {
                    return new Found(Map.of(), Map.of());
                }

                @Override
                public void fill(List<Filling> fillings) {}

                @Override
                public void suspend(String key) {}

                @Override
                public void resume(String key) {}

                @Override
                public void clear() {}
            };

    /**
     * What is there of some keys.
     *
     * @param values by key
     * @param tickets of absent values, for those who may fill them: one at a time for each key
     */
    record Found(Map<String, Map<String, String>> values, Map<String, String> tickets) {
        public Found {
            values = Map.copyOf(values);
            tickets = Map.copyOf(tickets);
        }
    }

    /**
     * A value that was loaded.
     *
     * @param ticket with which it was asked for
     * @param value fields, at least one; their names are words
     * @param kept for how long at the most, from when it is filled in
     */
    record Filling(String key, String ticket, Map<String, String> value, Duration kept) {
        public Filling {
            if (value.isEmpty()) {
                throw new IllegalArgumentException("a value has fields");
            }
            value = Map.copyOf(value);
        }
    }

    /** Asks for values. */
    Found find(Collection<String> keys);

    /** Fills values in whose tickets still hold; the others are forgotten. */
    void fill(List<Filling> fillings);

    /**
     * A change begins: the value goes, and until {@link #resume} nobody finds or fills it. Ends by
     * itself after half a minute, should the process that began it die.
     */
    void suspend(String key);

    /** A change has ended: the value may be filled in again, by those who ask from now on. */
    void resume(String key);

    /** Forgets everything. */
    void clear();
}
