package plaza.core.story;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plaza.core.DomainException;
import plaza.core.FilteredPages;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.account.Account;
import plaza.core.graph.People;
import plaza.core.graph.PersonView;
import plaza.core.graph.ViewerContext;
import plaza.core.graph.ViewerContexts;
import plaza.core.id.StoryId;
import plaza.core.id.UserId;

/** Looking at stories: one, those of a person, and who has seen an own one. */
public final class StoryLists {
    private final StoryStore stories;
    private final StoryViews views;
    private final StoryAccessPolicy gate;
    private final People people;
    private final ViewerContexts audience;
    private final Clock clock;

    public StoryLists(
            StoryStore stories,
            StoryViews views,
            StoryAccessPolicy gate,
            People people,
            ViewerContexts audience,
            Clock clock) {
        this.stories = stories;
        this.views = views;
        this.gate = gate;
        this.people = people;
        this.audience = audience;
        this.clock = clock;
    }

    /**
     * One story. Looking at it here does not count as having seen it.
     *
     * @throws DomainException NOT_FOUND also where the viewer may not see it, or it has expired
     */
    public StoryView find(UserId viewer, StoryId id) {
        return gate.find(viewer, id)
                .map(seen -> view(viewer, seen))
                .orElseThrow(() -> DomainException.notFound("story"));
    }

    StoryView view(UserId viewer, StoryAccessPolicy.Seen seen) {
        Account author = seen.author();
        return views
                .of(audience.of(viewer), List.of(seen.state()), Map.of(author.id(), author))
                .stream()
                .findFirst()
                .orElseThrow(() -> DomainException.notFound("story"));
    }

    /**
     * A person's stories, oldest first.
     *
     * @throws DomainException NOT_FOUND where the person's account is closed to the viewer
     */
    public List<StoryView> byAuthor(UserId viewer, Account author) {
        ViewerContext sight = audience.of(viewer);
        if (!sight.mayLookInto(author)) {
            throw DomainException.notFound("list");
        }
        return views.of(
                sight,
                stories.listByAuthors(viewer, List.of(author.id()), clock.instant()),
                Map.of(author.id(), author));
    }

    /**
     * Who has seen an own story, latest first; people who are gone or blocked are left out.
     *
     * @throws DomainException NOT_FOUND also where the story is somebody else's
     */
    public Page<StoryViewer> viewers(UserId author, StoryId id, PageRequest page) {
        boolean own =
                gate.find(author, id).filter(seen -> seen.author().id().equals(author)).isPresent();
        if (!own) {
            throw DomainException.notFound("story");
        }
        return FilteredPages.page(
                page,
                request -> stories.listViews(id, request),
                Viewing::viewer,
                viewings -> visible(author, viewings),
                seen -> seen.person().account().id());
    }

    private List<StoryViewer> visible(UserId author, List<Viewing> viewings) {
        Map<UserId, PersonView> found = new HashMap<>();
        people.visible(author, viewings.stream().map(Viewing::viewer).toList())
                .forEach(person -> found.put(person.account().id(), person));
        List<StoryViewer> viewers = new ArrayList<>(viewings.size());
        for (Viewing viewing : viewings) {
            PersonView person = found.get(viewing.viewer());
            if (person != null) {
                viewers.add(new StoryViewer(person, viewing.at()));
            }
        }
        return viewers;
    }
}
