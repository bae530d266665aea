package plaza.http.story;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import plaza.core.id.StoryId;
import plaza.core.story.StoryLists;
import plaza.core.story.StoryTray;
import plaza.http.graph.PersonPath;
import plaza.http.paging.PageOf;
import plaza.http.paging.Paging;
import plaza.http.security.Viewer;

/** Looking at stories. */
@RestController
@Tag(name = "stories")
class StoryListController {
    private final StoryTray tray;
    private final StoryLists lists;
    private final PersonPath path;

    StoryListController(StoryTray tray, StoryLists lists, PersonPath path) {
        this.tray = tray;
        this.lists = lists;
        this.path = path;
    }

    @GetMapping("/api/stories")
    @Operation(
            summary = "The stories of oneself and of those whom one follows, by author",
            description =
                    "Oneself first, then authors with stories that one has not seen, then the"
                            + " others; each by their latest story, latest first. Further pages"
                            + " keep the order of the first, whatever one looks at in between."
                            + " Nobody whom one mutes.")
    ResponseEntity<PageOf<StoryGroupJson>> tray(Viewer viewer, Paging paging) {
        return paging.answer(tray.page(viewer.id(), paging.request()), StoryGroupJson::of);
    }

    @GetMapping("/api/users/{id}/stories")
    @Operation(summary = "A person's stories, oldest first; at most 100")
    PageOf<StoryJson> byAuthor(Viewer viewer, @PathVariable String id) {
        return new PageOf<>(
                lists.byAuthor(viewer.id(), path.visible(viewer, id)).stream()
                        .map(StoryJson::of)
                        .toList(),
                null);
    }

    @GetMapping("/api/stories/{id}")
    @Operation(summary = "A story", description = "Reading it does not count as having seen it.")
    StoryJson find(Viewer viewer, @PathVariable StoryId id) {
        return StoryJson.of(lists.find(viewer.id(), id));
    }

    @GetMapping("/api/stories/{id}/views")
    @Operation(
            summary = "Who has seen an own story, latest first",
            description = "404 for stories of others.")
    ResponseEntity<PageOf<StoryViewerJson>> viewers(
            Viewer viewer, @PathVariable StoryId id, Paging paging) {
        return paging.answer(lists.viewers(viewer.id(), id, paging.request()), StoryViewerJson::of);
    }
}
