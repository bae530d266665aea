package plaza.opensearch.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import plaza.core.Ids;
import plaza.core.id.UserId;
import plaza.core.search.NameTokens;
import plaza.core.search.SearchableUser;
import plaza.opensearch.OpenSearch;

/** Writes people, and lets their posts follow whether they are open. */
final class UserWrites {
    private final OpenSearch opensearch;
    private final Openness openness;

    UserWrites(OpenSearch opensearch, Openness openness) {
        this.opensearch = opensearch;
        this.openness = openness;
    }

    int write(Collection<SearchableUser> put, Collection<UserId> removed) {
        if (put.isEmpty() && removed.isEmpty()) {
            return 0;
        }
        long generation = openness.read(List.of()).generation();
        List<Map<String, Object>> lines = new ArrayList<>();
        Set<UserId> people = new TreeSet<>(removed);
        for (SearchableUser user : put) {
            people.add(user.id());
            lines.add(Map.of("index", Map.of("_id", user.id().toString())));
            lines.add(document(user, generation));
        }
        for (UserId user : removed) {
            lines.add(Map.of("delete", Map.of("_id", user.toString())));
        }
        int changed =
                Rebuilds.changed(
                        opensearch.sendLines(
                                "/"
                                        + opensearch.index(Indexes.USERS)
                                        + "/_bulk?refresh=true&require_alias=true",
                                lines));
        // Also where nothing changed: an earlier attempt may have ended in between.
        openness.spread(people);
        return changed;
    }

    private static Map<String, @Nullable Object> document(SearchableUser user, long generation) {
        NameTokens names = user.names();
        Map<String, @Nullable Object> document = new HashMap<>();
        document.put("user_id", user.id().toString());
        document.put("username", user.username());
        document.put("username_folded", user.username().toLowerCase(Locale.ROOT));
        document.put("display_name", user.displayName());
        document.put("bio", user.bio());
        document.put("followers_count", Math.min(Integer.MAX_VALUE, user.followers()));
        document.put("created_at", Ids.timeOf(user.id().value()).toString());
        document.put("names", Terms.words(names.value()));
        document.put("terms", Terms.text(user.text()));
        document.put("trigrams", NameTokens.trigrams(names.words()));
        document.put("open", user.isOpen());
        document.put("generation", generation);
        return document;
    }
}
