package plaza.http.connection;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import plaza.core.limit.Network;
import plaza.core.limit.NetworkAddress;
import plaza.http.request.TrustedProxies;

/**
 * All connections that are open, within their bounds: first of their address, then of all; and of
 * those at work, which are shared among those who ask. Thread-safe.
 */
public final class Connections {
    private final ConnectionSettings settings;
    private final TrustedProxies proxies;
    private final Room all;
    private final Room atWork;
    private final Answers answers;
    private final ConcurrentHashMap<Network, Room> groups = new ConcurrentHashMap<>();
    private final LongAdder refused = new LongAdder();
    private final LongAdder displaced = new LongAdder();

    /**
     * @param proxies of which each may have as many as there are
     */
    public Connections(ConnectionSettings settings, TrustedProxies proxies) {
        this.settings = settings;
        this.proxies = proxies;
        this.all = Room.ofConnections(settings.most());
        this.atWork = Room.ofRequests(settings.atWork());
        this.answers = new Answers(settings.answerBytes());
    }

    ConnectionSettings settings() {
        return settings;
    }

    /** Says whether a connection that was just made may stay. */
    boolean admit(PacedChannel channel, InetAddress address) {
        var from = new NetworkAddress(address);
        if (!proxies.contains(from) && !admitToGroup(channel, from.customer())) {
            return false;
        }
        if (enter(all, channel)) {
            return true;
        }
        close(channel);
        return false;
    }

    private boolean admitToGroup(PacedChannel channel, Network group) {
        channel.belongsTo(group);
        var entry = new Room.Entry[1];
        groups.compute(
                group,
                (_, known) -> {
                    Room room = known == null ? Room.ofConnections(settings.perAddress()) : known;
                    entry[0] = room.enter(channel);
                    return room;
                });
        return happened(entry[0]);
    }

    private boolean enter(Room room, PacedChannel channel) {
        return happened(room.enter(channel));
    }

    private boolean happened(Room.Entry entry) {
        return switch (entry) {
            case Room.Entry.Refused() -> {
                refused.increment();
                yield false;
            }
            case Room.Entry.Admitted(PacedChannel instead) -> {
                if (instead != null) {
                    displaced.increment();
                    instead.cutOff();
                }
                yield true;
            }
        };
    }

    /** Says whether a request may begin; its place is taken until {@link #endWork}. */
    boolean beginWork(PacedChannel channel) {
        return enter(atWork, channel);
    }

    /** Says whether a request may go on, now that it is known for whom a trusted proxy asks. */
    boolean workFor(NetworkAddress client, PacedChannel channel) {
        return channel.group() != null
                || proxies.contains(client)
                || happened(atWork.enterFor(client.customer(), channel));
    }

    /** Says whether there is room for an answer; it is held until {@link #endWork}. */
    boolean hold(long length, PacedChannel channel) {
        List<PacedChannel> instead = answers.hold(channel, length);
        if (instead == null) {
            refused.increment();
            return false;
        }
        for (PacedChannel each : instead) {
            displaced.increment();
            each.cutOff();
        }
        return true;
    }

    void endWork(PacedChannel channel) {
        answers.leave(channel);
        atWork.leave(channel);
    }

    /** A connection is gone. */
    void close(PacedChannel channel) {
        answers.leave(channel);
        atWork.leave(channel);
        all.leave(channel);
        Network group = channel.group();
        if (group != null) {
            groups.computeIfPresent(
                    group,
                    (_, room) -> {
                        room.leave(channel);
                        return room.size() == 0 ? null : room;
                    });
        }
    }

    /** How many are open. */
    public int open() {
        return all.size();
    }

    /** How many have a request under way. */
    public int working() {
        return atWork.size();
    }

    /** What long answers that are being read take, in bytes. */
    public long answerBytes() {
        return answers.taken();
    }

    /** Connections and requests that were refused for want of room. */
    public long refused() {
        return refused.sum();
    }

    /** Connections that were closed to make room for others. */
    public long displaced() {
        return displaced.sum();
    }
}
