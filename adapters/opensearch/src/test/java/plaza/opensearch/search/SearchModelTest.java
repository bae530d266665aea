package plaza.opensearch.search;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import plaza.contracts.search.SearchModel;
import plaza.memory.search.MemoryAutocomplete;
import plaza.memory.search.MemorySearchIndex;
import plaza.opensearch.OpenSearch;
import plaza.opensearch.OpenSearchForTests;

/** Random texts in many scripts are found by the same searches as on the reference. */
@Tag("engine")
class SearchModelTest {
    private static final OpenSearch OPENSEARCH = OpenSearchForTests.open();

    @AfterContainer
    static void close() {
        OpenSearchForTests.leave(OPENSEARCH);
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return SearchModel.texts();
    }

    @Property(tries = 60)
    void postsAreFoundAsOnTheReference(
            @ForAll("texts") List<String> texts, @ForAll("texts") List<String> typed) {
        new SearchModel(new MemorySearchIndex(), new OpenSearchSearchIndex(OPENSEARCH))
                .postsAgree(texts, typed);
    }

    @Property(tries = 30)
    void peopleAreFoundAndSuggestedAsOnTheReference(
            @ForAll("texts") List<String> names, @ForAll("texts") List<String> typed) {
        for (String index : List.of(Indexes.USERS, Indexes.SUGGESTIONS)) {
            OPENSEARCH.send(
                    "POST",
                    "/" + OPENSEARCH.index(index) + "/_delete_by_query?refresh=true",
                    Map.of("query", Map.of("match_all", Map.of())));
        }
        new SearchModel(new MemorySearchIndex(), new OpenSearchSearchIndex(OPENSEARCH))
                .peopleAgree(
                        new MemoryAutocomplete(),
                        new OpenSearchAutocomplete(OPENSEARCH),
                        names,
                        typed);
    }
}
