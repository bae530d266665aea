package plaza.core.subscription;

import plaza.core.update.Update;

/** The next thing that a connection has to send. */
public sealed interface Signal {
    /** The connection stands; what follows comes after this place. */
    record Ready(String id) implements Signal {}

    /**
     * What came after the place that the client named is not known any more: it has to load anew
     * what it shows. What follows comes after this place.
     */
    record Reset(String id) implements Signal {}

    /** An update of a KEPT topic, and the place after it. */
    record Happened(String id, Update update) implements Signal {}

    /** An update of a LATEST topic, which has no place. */
    record Latest(Update update) implements Signal {}

    /** What the transport wanted to be sent in its turn. */
    record Reply(String text) implements Signal {}

    /** The last one. */
    record Ended(Bye reason) implements Signal {}
}
