package plaza.http.repost;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import plaza.core.id.PostId;
import plaza.core.repost.Reposts;
import plaza.http.graph.PersonJson;
import plaza.http.openapi.Fails;
import plaza.http.paging.PageOf;
import plaza.http.paging.Paging;
import plaza.http.post.PostEntryJson;
import plaza.http.post.ReactionJson;
import plaza.http.security.Viewer;

/** Passing posts on to one's followers. */
@RestController
@Tag(name = "reposts")
class RepostController {
    private final Reposts reposts;

    RepostController(Reposts reposts) {
        this.reposts = reposts;
    }

    @PostMapping("/api/posts/{id}/repost")
    @Fails(403)
    @Operation(summary = "Repost a public post")
    ReactionJson repost(Viewer viewer, @PathVariable PostId id) {
        return ReactionJson.of(reposts.repost(viewer.id(), id));
    }

    @DeleteMapping("/api/posts/{id}/repost")
    @Operation(
            summary = "Take a repost back",
            description = "Also of a post that one cannot see any more; its counts are null then.")
    ReactionJson unrepost(Viewer viewer, @PathVariable PostId id) {
        return ReactionJson.of(reposts.unrepost(viewer.id(), id));
    }

    @GetMapping("/api/users/me/reposts")
    @Operation(
            summary = "What one reposted, latest repost first",
            description =
                    "Of what one cannot see any more, the place is there: it can be taken back.")
    ResponseEntity<PageOf<PostEntryJson>> own(Viewer viewer, Paging paging) {
        return paging.answer(reposts.own(viewer.id(), paging.request()), PostEntryJson::of);
    }

    @GetMapping("/api/posts/{id}/reposts")
    @Operation(summary = "Who reposted a post, latest first")
    ResponseEntity<PageOf<PersonJson>> byPost(
            Viewer viewer, @PathVariable PostId id, Paging paging) {
        return paging.answer(reposts.byPost(viewer.id(), id, paging.request()), PersonJson::of);
    }
}
