package plaza.core.subscription;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.core.StorageException;
import plaza.core.event.Broadcast;
import plaza.core.graph.FollowGraph;
import plaza.core.id.UserId;
import plaza.core.update.Envelope;
import plaza.core.update.Update;

/**
 * Brings what is published to those who listen on this node, each act once. Broadcasts call it from
 * one thread at a time.
 */
final class UpdateDelivery implements Broadcast.Receiver {
    /** Acts that are remembered: what is published again comes soon after the first time. */
    private static final int REMEMBERED = 20_000;

    private static final Logger LOG = LoggerFactory.getLogger(UpdateDelivery.class);

    private final UpdateHub hub;
    private final FollowGraph graph;
    private final Set<String> acts =
            Collections.newSetFromMap(
                    new LinkedHashMap<>() {
                        private static final long serialVersionUID = 1L;

                        @Override
                        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                            return size() > REMEMBERED;
                        }
                    });

    UpdateDelivery(UpdateHub hub, FollowGraph graph) {
        this.hub = hub;
        this.graph = graph;
    }

    @Override
    public void receive(String message) {
        Envelope envelope = Envelope.decode(message);
        Update update = envelope.update();
        if (acts.add(update.topic() + " " + update.subject())) {
            try {
                hub.deliver(people(envelope.recipients()), update);
            } catch (StorageException e) {
                LOG.warn("It is not known whom to tell of an update: all load anew", e);
                hub.reset();
            }
        }
    }

    private Collection<UserId> people(Envelope.Recipients recipients) {
        return switch (recipients) {
            case Envelope.People(List<UserId> people) -> people;
            case Envelope.FollowersOf(UserId person) -> followers(person);
        };
    }

    /** There may be a million followers, and few of them here: those who are here are asked. */
    private Collection<UserId> followers(UserId person) {
        return hub.people().stream()
                .filter(listening -> graph.findFollowing(listening).contains(person))
                .toList();
    }

    @Override
    public void missed() {
        hub.reset();
    }
}
