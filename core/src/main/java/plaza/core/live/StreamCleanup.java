package plaza.core.live;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.StreamId;
import plaza.core.live.StreamUpdate.StreamViewers;

/**
 * Looks at the streams that are live: keeps how many watch them, tells them so, and ends those
 * whose encoder has not come back, or whose host is gone.
 */
public final class StreamCleanup {
    private static final int BATCH = 500;

    private final StreamStore streams;
    private final ViewerCounter viewers;
    private final Ingest ingest;
    private final StreamNews news;
    private final HostWatch hosts;

    public StreamCleanup(
            StreamStore streams,
            ViewerCounter viewers,
            Ingest ingest,
            StreamNews news,
            HostWatch hosts) {
        this.streams = streams;
        this.viewers = viewers;
        this.ingest = ingest;
        this.news = news;
        this.hosts = hosts;
    }

    /** Says how many streams were other than noted. Repeatable. */
    public int run(Instant now) {
        // All of them first: what is noted moves them in the list.
        Map<StreamId, LiveStream> live =
                Page.all(BATCH, streams::listLive)
                        .collect(
                                Collectors.toMap(
                                        LiveStream::id, stream -> stream, (one, same) -> one));
        Map<StreamId, Viewers> counted = viewers.count(live.keySet(), now);
        Set<StreamId> ended = hosts.endAbandoned(live.values(), counted, now);
        int changed = ended.size();
        for (LiveStream stream : live.values()) {
            if (!ended.contains(stream.id())
                    && noted(stream, counted.getOrDefault(stream.id(), Viewers.NONE), now)) {
                changed++;
            }
        }
        return changed;
    }

    /** Whether any stream is live, so that its viewers come and go. */
    public boolean isAhead() {
        return !streams.listLive(PageRequest.first(1)).items().isEmpty();
    }

    private boolean noted(LiveStream stream, Viewers is, Instant now) {
        if (ingest.expire(stream, now)) {
            return true;
        }
        Viewers noted = stream.viewers();
        if (noted.now() == is.now() && noted.peak() >= is.peak() && noted.total() >= is.total()) {
            return false;
        }
        streams.noteViewers(stream.id(), is);
        news.tell(stream, new StreamViewers(stream.id(), stream.host(), is, now));
        return true;
    }
}
