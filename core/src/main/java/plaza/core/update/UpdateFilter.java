package plaza.core.update;

import java.util.List;
import plaza.core.graph.ViewerContext;

/**
 * Leaves out what somebody may not see, just before it is told.
 *
 * @param <U> the updates that it knows
 */
public interface UpdateFilter<U extends Update> {
    Class<U> type();

    /**
     * Those of some updates that the viewer may see now, in their order.
     *
     * @throws plaza.core.StorageException when that cannot be found out; the same updates are asked
     *     about again
     */
    List<U> visible(ViewerContext sight, List<U> updates);
}
