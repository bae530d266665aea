package plaza.core.update;

import java.util.List;
import plaza.core.graph.ViewerContext;

/** Leaves out what somebody may not see, just before it is told. */
@FunctionalInterface
public interface UpdateFilter {
    /**
     * Those of some updates of one topic that the viewer may see now, in their order.
     *
     * @throws plaza.core.StorageException when that cannot be found out; the same updates are asked
     *     about again
     */
    List<Update> visible(ViewerContext sight, List<Update> updates);
}
