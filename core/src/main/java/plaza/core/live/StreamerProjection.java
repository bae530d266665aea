package plaza.core.live;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import plaza.core.account.AccountStore;
import plaza.core.event.JournalEntry;
import plaza.core.event.Projection;
import plaza.core.id.UserId;
import plaza.core.live.StreamEvent.StreamStarted;

/** Whoever has begun a stream is a streamer from then on. */
public final class StreamerProjection implements Projection {
    private final AccountStore accounts;

    public StreamerProjection(AccountStore accounts) {
        this.accounts = accounts;
    }

    @Override
    public String name() {
        return "streamers";
    }

    @Override
    public void apply(List<JournalEntry> entries) {
        Set<UserId> hosts = new LinkedHashSet<>();
        for (JournalEntry entry : entries) {
            if (entry.event() instanceof StreamStarted(var _, var host, var _)) {
                hosts.add(host);
            }
        }
        hosts.forEach(accounts::markStreamer);
    }
}
