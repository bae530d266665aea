package plaza.postgres.search;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import plaza.contracts.search.SearchModel;
import plaza.core.search.SearchIndex;
import plaza.memory.search.MemoryAutocomplete;
import plaza.memory.search.MemorySearchIndex;
import plaza.postgres.Database;
import plaza.postgres.DatabaseForTests;

/** Random texts in many scripts are found by the same searches as on the reference. */
@Tag("engine")
class SearchModelTest {
    private static final Database DATABASE = DatabaseForTests.open();

    private final SearchIndex store = new PostgresSearchIndex(DATABASE);
    private final SearchIndex model = new MemorySearchIndex();

    @AfterContainer
    static void close() {
        DATABASE.close();
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return SearchModel.texts();
    }

    @Property(tries = 120)
    void postsAreFoundAsOnTheReference(
            @ForAll("texts") List<String> texts, @ForAll("texts") List<String> typed) {
        new SearchModel(model, store).postsAgree(texts, typed);
    }

    @Property(tries = 60)
    void peopleAreFoundAndSuggestedAsOnTheReference(
            @ForAll("texts") List<String> names, @ForAll("texts") List<String> typed) {
        DATABASE.with(handle -> handle.execute("TRUNCATE search_users, search_suggestions"));
        new SearchModel(new MemorySearchIndex(), store)
                .peopleAgree(
                        new MemoryAutocomplete(), new PostgresAutocomplete(DATABASE), names, typed);
    }
}
