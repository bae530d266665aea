package plaza.opensearch.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import plaza.core.id.UserId;
import plaza.opensearch.OpenSearch;
import tools.jackson.databind.JsonNode;

/**
 * Whether people are there and open, which their posts copy. Whoever writes a post reads this
 * before and after, and whoever writes a person lets the posts follow afterwards: of the two, the
 * later has seen the other.
 */
final class Openness {
    private final OpenSearch opensearch;
    private final Rebuilds rebuilds;

    Openness(OpenSearch opensearch, Rebuilds rebuilds) {
        this.opensearch = opensearch;
        this.rebuilds = rebuilds;
    }

    /**
     * @param generation what entries are put with now
     * @param open who of those asked for
     */
    record State(long generation, Set<UserId> open) {}

    /** As it is written, searched for or not. */
    State read(Collection<UserId> people) {
        List<UserId> asked = List.copyOf(new HashSet<>(people));
        List<Map<String, Object>> places = new ArrayList<>();
        places.add(rebuilds.place());
        for (UserId person : asked) {
            places.add(
                    Map.of(
                            "_index", opensearch.index(Indexes.USERS),
                            "_id", person.toString(),
                            "_source", List.of("open")));
        }
        JsonNode found =
                opensearch.send("POST", "/_mget", Map.of("docs", places)).json().get("docs");
        Set<UserId> open = new HashSet<>();
        for (int i = 0; i < asked.size(); i++) {
            if (found.get(i + 1).at("/_source/open").asBoolean(false)) {
                open.add(asked.get(i));
            }
        }
        return new State(Rebuilds.generation(found.get(0)), open);
    }

    /** Lets the posts of these people follow them. */
    void spread(Collection<UserId> people) {
        Collection<UserId> left = people;
        while (!left.isEmpty()) {
            Set<UserId> open = read(left).open();
            boolean whole = spread(open, true);
            Set<UserId> others = new HashSet<>(left);
            others.removeAll(open);
            whole &= spread(others, false);
            Set<UserId> now = read(left).open();
            Set<UserId> changed = new HashSet<>(left);
            if (whole) {
                changed.removeIf(person -> open.contains(person) == now.contains(person));
            }
            left = changed;
        }
    }

    /** Says whether nobody else was writing these posts. */
    private boolean spread(Set<UserId> people, boolean open) {
        if (people.isEmpty()) {
            return true;
        }
        Set<String> ids = new TreeSet<>();
        people.forEach(person -> ids.add(person.toString()));
        return opensearch
                        .send(
                                "POST",
                                "/"
                                        + opensearch.index(Indexes.POSTS)
                                        + "/_update_by_query?conflicts=proceed&refresh=true",
                                Map.of(
                                        "query",
                                        Map.of(
                                                "bool",
                                                Map.of(
                                                        "filter",
                                                        List.of(
                                                                Map.of(
                                                                        "terms",
                                                                        Map.of("user_id", ids)),
                                                                Map.of(
                                                                        "term",
                                                                        Map.of("open", !open))))),
                                        "script",
                                        Map.of(
                                                "source",
                                                "ctx._source.open = params.open",
                                                "params",
                                                Map.of("open", open))))
                        .json()
                        .get("version_conflicts")
                        .asInt()
                == 0;
    }
}
