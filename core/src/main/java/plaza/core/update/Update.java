package plaza.core.update;

/**
 * Something to be told: a record of the feature that tells it. It holds what clients hear, and what
 * it takes to know who may hear it.
 */
public interface Update {
    Topic topic();

    /**
     * Of a KEPT topic, what tells it apart from all others of its type: an update that is published
     * again with the same act is not told again. Small, as many are remembered.
     */
    default Object act() {
        return this;
    }
}
