package plaza.http.bookmark;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import plaza.core.bookmark.Bookmarks;
import plaza.core.id.PostId;
import plaza.http.paging.PageOf;
import plaza.http.paging.Paging;
import plaza.http.post.PostEntryJson;
import plaza.http.post.ReactionJson;
import plaza.http.security.Viewer;

/** Keeping posts for oneself. */
@RestController
@Tag(name = "bookmarks")
class BookmarkController {
    private final Bookmarks bookmarks;

    BookmarkController(Bookmarks bookmarks) {
        this.bookmarks = bookmarks;
    }

    @PostMapping("/api/posts/{id}/bookmark")
    @Operation(summary = "Keep a post; nobody else learns of it")
    ReactionJson add(Viewer viewer, @PathVariable PostId id) {
        return ReactionJson.of(bookmarks.add(viewer.id(), id));
    }

    @DeleteMapping("/api/posts/{id}/bookmark")
    @Operation(
            summary = "Keep a post no longer",
            description = "Also one that one cannot see any more; its counts are null then.")
    ReactionJson remove(Viewer viewer, @PathVariable PostId id) {
        return ReactionJson.of(bookmarks.remove(viewer.id(), id));
    }

    @GetMapping("/api/users/me/bookmarks")
    @Operation(
            summary = "What one keeps, latest bookmark first",
            description =
                    "Of what one cannot see any more, the place is there: it can be taken back.")
    ResponseEntity<PageOf<PostEntryJson>> own(Viewer viewer, Paging paging) {
        return paging.answer(bookmarks.own(viewer.id(), paging.request()), PostEntryJson::of);
    }
}
