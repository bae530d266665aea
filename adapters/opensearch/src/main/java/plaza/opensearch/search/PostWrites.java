package plaza.opensearch.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.search.NameTokens;
import plaza.core.search.SearchablePost;
import plaza.opensearch.OpenSearch;

/** Writes posts, each with whether its author is open. */
final class PostWrites {
    /** Between a hashtag's folded form and itself; no hashtag has it. */
    static final char FOLDED_END = '/';

    private final OpenSearch opensearch;
    private final Openness openness;

    PostWrites(OpenSearch opensearch, Openness openness) {
        this.opensearch = opensearch;
        this.openness = openness;
    }

    int write(Collection<SearchablePost> put, Collection<PostId> removed) {
        if (put.isEmpty() && removed.isEmpty()) {
            return 0;
        }
        Openness.State state = openness.read(authors(put));
        int changed = send(put, removed, state);
        List<SearchablePost> stale = List.copyOf(put);
        while (!stale.isEmpty()) {
            Openness.State before = state;
            Openness.State now = openness.read(authors(stale));
            stale =
                    stale.stream()
                            .filter(
                                    post ->
                                            before.open().contains(post.author())
                                                    != now.open().contains(post.author()))
                            .toList();
            if (!stale.isEmpty()) {
                send(stale, List.of(), now);
            }
            state = now;
        }
        return changed;
    }

    private static Set<UserId> authors(Collection<SearchablePost> posts) {
        return posts.stream().map(SearchablePost::author).collect(Collectors.toSet());
    }

    /** Refreshed, so that whoever is told of a post by its event finds it. */
    private int send(
            Collection<SearchablePost> put, Collection<PostId> removed, Openness.State state) {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (SearchablePost post : put) {
            lines.add(Map.of("index", Map.of("_id", post.id().toString())));
            lines.add(document(post, state));
        }
        for (PostId post : removed) {
            lines.add(Map.of("delete", Map.of("_id", post.toString())));
        }
        return Rebuilds.changed(
                opensearch.sendLines(
                        "/"
                                + opensearch.index(Indexes.POSTS)
                                + "/_bulk?refresh=true&require_alias=true",
                        lines));
    }

    private static Map<String, Object> document(SearchablePost post, Openness.State state) {
        Map<String, Object> document = new HashMap<>();
        document.put("tweet_id", post.id().toString());
        document.put("user_id", post.author().toString());
        document.put("content", post.text());
        document.put("hashtags", post.hashtags());
        document.put("created_at", post.id().time().toString());
        document.put("terms", Terms.text(post.text()));
        document.put("counted", post.counted());
        document.put(
                "counted_folded",
                post.counted().stream()
                        .map(tag -> NameTokens.typed(tag) + FOLDED_END + tag)
                        .toList());
        document.put("open", state.open().contains(post.author()));
        document.put("generation", state.generation());
        return document;
    }
}
