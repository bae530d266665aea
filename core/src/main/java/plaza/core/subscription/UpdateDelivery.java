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
import plaza.core.update.Recipients;
import plaza.core.update.UpdateCodec;
import plaza.core.update.UpdateMessage;

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
    private final UpdateCodec codec;
    private final Set<Act> acts =
            Collections.newSetFromMap(
                    new LinkedHashMap<>() {
                        private static final long serialVersionUID = 1L;

                        @Override
                        protected boolean removeEldestEntry(Map.Entry<Act, Boolean> eldest) {
                            return size() > REMEMBERED;
                        }
                    });

    /** Something that was told, to this part of those whom it concerns. */
    private record Act(Class<?> type, Object act, int part) {
        static Act of(UpdateMessage message) {
            int part =
                    switch (message.recipients()) {
                        case Recipients.People people -> people.part();
                        case Recipients.FollowersOf _ -> 0;
                    };
            return new Act(message.update().getClass(), message.update().act(), part);
        }
    }

    UpdateDelivery(UpdateHub hub, FollowGraph graph, UpdateCodec codec) {
        this.hub = hub;
        this.graph = graph;
        this.codec = codec;
    }

    @Override
    public void receive(String message) {
        UpdateMessage told = codec.decode(message);
        if (acts.add(Act.of(told))) {
            try {
                hub.deliver(people(told.recipients()), told.update(), size(message));
            } catch (StorageException e) {
                LOG.warn("It is not known whom to tell of an update: all load anew", e);
                hub.reset();
            }
        }
    }

    /** Of what is told, in bytes: at most, as it is written longer than it is kept. */
    private static long size(String message) {
        return (long) Character.BYTES * UpdateCodec.length(message);
    }

    private Collection<UserId> people(Recipients recipients) {
        return switch (recipients) {
            case Recipients.People(List<UserId> people, var _) -> people;
            case Recipients.FollowersOf(UserId person) -> followers(person);
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
