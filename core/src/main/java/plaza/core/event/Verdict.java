package plaza.core.event;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.core.DomainException;
import plaza.core.StorageException;

/** What becomes of an event in doubt. */
public enum Verdict {
    /** It is so now, and is told. */
    TELL,
    /** It never happened, or cannot be any more. Nobody was told that it succeeded. */
    FORGET,
    /** An engine is away: it stays in doubt. */
    WAIT;

    private static final Logger LOG = LoggerFactory.getLogger(Verdict.class);

    /** Carries an event out again, and says how that went. */
    public static Verdict of(Redo redo, Event event) {
        String type = event.getClass().getSimpleName();
        try {
            return redo.redo(event) ? TELL : FORGET;
        } catch (StorageException e) {
            if (e.isTransient()) {
                LOG.debug("{} stays in doubt", type, e);
                return WAIT;
            }
            LOG.error("{} cannot be carried out", type, e);
        } catch (DomainException e) {
            LOG.info("{} was begun, and cannot be any more: {}", type, e.getMessage());
        } catch (RuntimeException e) {
            // It must not hold up what is about the same.
            LOG.error("{} cannot be carried out", type, e);
        }
        return FORGET;
    }
}
