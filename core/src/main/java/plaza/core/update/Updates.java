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

    public Updates(Broadcast broadcast) {
        this.broadcast = broadcast;
    }

    /**
     * Tells one person.
     *
     * @param topic one whose updates are KEPT
     * @param subject names the act, the same however often it is published; see {@link Update}
     */
    public void publish(UserId to, Topic topic, String subject, Payload payload) {
        publish(List.of(to), topic, subject, payload);
    }

    /** Tells several people of the same act. */
    public void publish(Collection<UserId> to, Topic topic, String subject, Payload payload) {
        Update update = kept(topic, subject, payload);
        List<UserId> all = List.copyOf(to);
        for (int from = 0; from < all.size(); from += RECIPIENTS) {
            List<UserId> some = all.subList(from, Math.min(all.size(), from + RECIPIENTS));
            send(new Envelope.People(some), update);
        }
    }

    /** Tells everybody who follows a person by the time that they are told. */
    public void publishToFollowers(UserId of, Topic topic, String subject, Payload payload) {
        send(new Envelope.FollowersOf(of), kept(topic, subject, payload));
    }

    private static Update kept(Topic topic, String subject, Payload payload) {
        if (topic.kind() != Topic.Kind.KEPT) {
            throw new IllegalArgumentException(topic + " is not sent to people");
        }
        return new Update(topic, subject, payload);
    }

    private void send(Envelope.Recipients recipients, Update update) {
        try {
            broadcast.publish(CHANNEL, new Envelope(recipients, update).encode());
        } catch (StorageException e) {
            // What was done stands, told or not; who listens hears that something was missed.
            LOG.warn("An update of {} could not be told", update.topic(), e);
        }
    }
}
