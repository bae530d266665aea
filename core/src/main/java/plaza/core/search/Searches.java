package plaza.core.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import plaza.core.DomainException;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.graph.People;
import plaza.core.graph.PersonView;
import plaza.core.graph.ViewerContext;
import plaza.core.graph.ViewerContexts;
import plaza.core.id.UserId;
import plaza.core.post.Post;
import plaza.core.post.PostView;
import plaza.core.post.PostViews;

/**
 * Searching. The index says what fits; what the viewer may see of it is decided from fresh data, so
 * that what is deleted, hidden or blocked is gone at once, however late the index is.
 */
public final class Searches {
    /** Most suggestions at once, of each kind. */
    public static final int MAX_SUGGESTIONS = 20;

    /** So many more are asked for, as some may be hidden from the viewer. */
    private static final int SPARE = 10;

    private final SearchIndex index;
    private final Autocomplete autocomplete;
    private final SearchQueries queries;
    private final PostViews views;
    private final People people;
    private final ViewerContexts audience;

    public Searches(
            SearchIndex index,
            Autocomplete autocomplete,
            SearchQueries queries,
            PostViews views,
            People people,
            ViewerContexts audience) {
        this.index = index;
        this.autocomplete = autocomplete;
        this.queries = queries;
        this.views = views;
        this.people = people;
        this.audience = audience;
    }

    /**
     * Posts and replies that the viewer may see, best first; without those of people they mute,
     * unless it is them whose posts are asked for.
     */
    public Page<PostView> posts(UserId viewer, String text, PageRequest page) {
        Optional<PostSearch> found = queries.posts(text);
        if (found.isEmpty()) {
            return Page.empty();
        }
        PostSearch search = found.get();
        ViewerContext sight = audience.of(viewer);
        UserId from = search.from();
        // Before the index is asked: an empty page with a cursor would tell that they are there.
        if (from != null && audience.people(sight, List.of(from)).isEmpty()) {
            return Page.empty();
        }
        return views.page(
                sight,
                page,
                request -> index.listPosts(search, request),
                Function.identity(),
                view -> isWanted(sight, search, view.post()));
    }

    private static boolean isWanted(ViewerContext sight, PostSearch search, Post post) {
        return post.author().equals(search.from()) || !sight.mutes(post.author());
    }

    /** People by name, then by what they say of themselves, then by names that are alike. */
    public Page<PersonView> users(UserId viewer, String text, PageRequest page) {
        UserSearch search = UserSearch.of(SearchQueries.checked(text));
        return people.page(
                viewer, page, request -> index.listUsers(search, request), Function.identity());
    }

    /** Hashtags that begin so, the most used first. */
    public Page<HashtagCount> hashtags(String text, PageRequest page) {
        return index.listHashtags(queries.hashtag(text), page);
    }

    /**
     * What somebody may mean who has typed so much.
     *
     * @param limit of each kind, 1–{@value #MAX_SUGGESTIONS}
     */
    public Suggestions suggest(UserId viewer, String text, int limit) {
        SearchQueries.checked(text);
        if (limit < 1 || limit > MAX_SUGGESTIONS) {
            throw DomainException.invalid("limit", "must be a number from 1 to " + MAX_SUGGESTIONS);
        }
        return new Suggestions(
                text.startsWith("#") ? List.of() : users(viewer, text, limit),
                text.startsWith("@") ? List.of() : hashtags(text, limit));
    }

    private List<PersonView> users(UserId viewer, String text, int limit) {
        List<UserId> ids =
                autocomplete.suggest(Suggestion.Kind.USER, text, limit + SPARE).stream()
                        .flatMap(key -> UserId.parse(key).stream())
                        .toList();
        return people.visible(viewer, ids).stream().limit(limit).toList();
    }

    /** With their counts of now: one that is not used anymore is not suggested. */
    private List<HashtagCount> hashtags(String text, int limit) {
        List<String> tags = autocomplete.suggest(Suggestion.Kind.HASHTAG, text, limit + SPARE);
        Map<String, Long> counts = index.countHashtags(tags);
        List<HashtagCount> found = new ArrayList<>();
        for (String tag : tags) {
            Long posts = counts.get(tag);
            if (posts != null && found.size() < limit) {
                found.add(new HashtagCount(tag, posts));
            }
        }
        return found;
    }

    /** What may be meant: people, and hashtags. */
    public record Suggestions(List<PersonView> users, List<HashtagCount> hashtags) {
        public Suggestions {
            users = List.copyOf(users);
            hashtags = List.copyOf(hashtags);
        }
    }
}
