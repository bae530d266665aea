package plaza.core.graph;

import plaza.core.id.UserId;

/** How many posts a person's page says that there are. */
@FunctionalInterface
public interface ShownPosts {
    /**
     * Counts those that the viewer is told of.
     *
     * @throws plaza.core.StorageException when posts are away
     */
    long count(ViewerContext sight, UserId author);
}
