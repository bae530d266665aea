package plaza.core.update;

import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.core.StorageException;
import plaza.core.event.Broadcast;
import plaza.core.id.UserId;

/**
 * Publishes updates to people, on whatever node they listen. What is published has to be readable
 * already: a client may ask for it as soon as it hears of it. Never waits and never fails because
 * of listeners. Thread-safe.
 */
public final class Updates {
    /** Where updates go from node to node. */
    public static final String CHANNEL = "updates";

    /** Recipients of one message; keeps it far below {@link Broadcast#MAX_LENGTH}. */
    private static final int RECIPIENTS = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(Updates.class);

    private final Broadcast broadcast;
    private final UpdateCodec codec;

    public Updates(Broadcast broadcast, UpdateCodec codec) {
        this.broadcast = broadcast;
        this.codec = codec;
    }

    /**
     * Tells one person.
     *
     * @param update of a topic whose updates are KEPT
     */
    public void publish(UserId to, Update update) {
        publish(List.of(to), update);
    }

    /** Tells several people of the same act. */
    public void publish(Collection<UserId> to, Update update) {
        List<UserId> all = List.copyOf(to);
        for (int from = 0; from < all.size(); from += RECIPIENTS) {
            List<UserId> some = all.subList(from, Math.min(all.size(), from + RECIPIENTS));
            send(new Recipients.People(some, from / RECIPIENTS), update);
        }
    }

    /** Tells everybody who follows a person by the time that they are told. */
    public void publishToFollowers(UserId of, Update update) {
        send(new Recipients.FollowersOf(of), update);
    }

    private void send(Recipients recipients, Update update) {
        if (update.topic().kind() != Topic.Kind.KEPT) {
            throw new IllegalArgumentException(update.topic() + " is not sent to people");
        }
        try {
            broadcast.publish(CHANNEL, codec.encode(new UpdateMessage(recipients, update)));
        } catch (StorageException e) {
            // What was done stands, told or not; who listens hears that something was missed.
            LOG.warn("An update of {} could not be told", update.topic(), e);
        }
    }
}
