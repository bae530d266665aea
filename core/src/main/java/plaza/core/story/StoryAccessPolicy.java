package plaza.core.story;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import plaza.core.account.Account;
import plaza.core.graph.ViewerContext;
import plaza.core.graph.ViewerContexts;
import plaza.core.id.StoryId;
import plaza.core.id.UserId;

/**
 * Decides who may see a story, and with it the media in it. By the clock: a story is gone at the
 * moment it expires, whenever it is removed. Muting somebody does not hide what one looks up
 * oneself.
 */
public final class StoryAccessPolicy {
    private final StoryStore stories;
    private final ViewerContexts audience;
    private final Clock clock;

    public StoryAccessPolicy(StoryStore stories, ViewerContexts audience, Clock clock) {
        this.stories = stories;
        this.audience = audience;
        this.clock = clock;
    }

    /** Whether the story is there for the viewer now. */
    public boolean mayBeSeen(UserId viewer, StoryId id) {
        return stories.findAll(List.of(id), clock.instant()).values().stream()
                .anyMatch(story -> author(audience.of(viewer), story).isPresent());
    }

    /** A story that the viewer may see, with its author. */
    Optional<Seen> find(UserId viewer, StoryId id) {
        return stories.find(viewer, id, clock.instant())
                .flatMap(
                        state ->
                                author(audience.of(viewer), state.story())
                                        .map(author -> new Seen(state, author)));
    }

    /** The author of a story that the viewer may see. */
    private Optional<Account> author(ViewerContext sight, Story story) {
        return audience.people(sight, List.of(story.author())).values().stream()
                .filter(author -> opens(sight, story, author))
                .findFirst();
    }

    /** A story, and whose it is. */
    record Seen(StoryState state, Account author) {}

    /** Whether the viewer may see a story that is live. */
    static boolean opens(ViewerContext sight, Story story, Account author) {
        return sight.mayLookInto(author)
                && switch (story.visibility()) {
                    case PUBLIC -> true;
                    case FOLLOWERS ->
                            sight.isSelf(author.id()) || sight.following().contains(author.id());
                };
    }
}
