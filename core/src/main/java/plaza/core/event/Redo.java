package plaza.core.event;

/**
 * Carries out again what an event says, for a journal that is no database of the primary stores: it
 * finds commits that began and did not end.
 */
@FunctionalInterface
public interface Redo {
    /**
     * Makes so what the event says, whether or not it was so before. Repeatable.
     *
     * @return whether it is so now, and the event is to be told; false where its command carried
     *     what the event does not hold, and the store shows that it never happened
     * @throws plaza.core.StorageException when a store is away: it may be tried again
     * @throws plaza.core.DomainException when it cannot be any more
     */
    boolean redo(Event event);
}
