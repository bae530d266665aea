package plaza.core.graph;

import org.jspecify.annotations.Nullable;

/**
 * A person's page, as the viewer sees it.
 *
 * @param posts how many the viewer is told of ({@link ViewerContext#count}); null while that is not
 *     known, because they are away
 */
public record ProfileView(PersonView person, FollowCounts follows, @Nullable Long posts) {}
