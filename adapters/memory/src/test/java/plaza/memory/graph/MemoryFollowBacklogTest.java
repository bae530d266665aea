package plaza.memory.graph;

import plaza.contracts.graph.FollowBacklogContract;
import plaza.core.graph.FollowBacklog;

class MemoryFollowBacklogTest implements FollowBacklogContract {
    @Override
    public FollowBacklog backlog() {
        return new MemoryFollowBacklog();
    }
}
