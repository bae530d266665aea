package plaza.core.live;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import plaza.core.graph.ViewerContext;
import plaza.core.id.StreamId;
import plaza.core.update.UpdateFilter;

/**
 * Tells what happens in a stream to those who may see it now, whatever they were in it when it was
 * published: its host may have blocked them since, or may show their streams to followers only.
 */
public final class StreamUpdateFilter implements UpdateFilter<StreamUpdate> {
    private final StreamAccessPolicy gate;

    public StreamUpdateFilter(StreamAccessPolicy gate) {
        this.gate = gate;
    }

    @Override
    public Class<StreamUpdate> type() {
        return StreamUpdate.class;
    }

    @Override
    public List<StreamUpdate> visible(ViewerContext sight, List<StreamUpdate> updates) {
        Set<StreamId> streams = new HashSet<>();
        updates.forEach(update -> streams.add(update.stream()));
        Set<StreamId> open = gate.openAmong(sight, streams);
        return updates.stream().filter(update -> open.contains(update.stream())).toList();
    }
}
