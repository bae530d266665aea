package plaza.dynamodb.search;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import plaza.contracts.search.SearchModel;
import plaza.core.search.SearchIndex;
import plaza.dynamodb.DynamoForTests;
import plaza.memory.search.MemoryAutocomplete;
import plaza.memory.search.MemorySearchIndex;

/** Random texts in many scripts are found by the same searches as on the reference. */
@Tag("engine")
class SearchModelTest {
    private static final DynamoForTests DYNAMO = new DynamoForTests();

    private final SearchIndex store = new DynamoSearchIndex(DYNAMO.get());

    @AfterContainer
    static void close() {
        DYNAMO.close();
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return SearchModel.texts();
    }

    @Property(tries = 60)
    void postsAreFoundAsOnTheReference(
            @ForAll("texts") List<String> texts, @ForAll("texts") List<String> typed) {
        new SearchModel(new MemorySearchIndex(), store).postsAgree(texts, typed);
    }

    @Property(tries = 30)
    void peopleAreFoundAsOnTheReference(
            @ForAll("texts") List<String> names, @ForAll("texts") List<String> typed) {
        // Whatever was not put since then is gone.
        store.finishRebuild(store.beginRebuild());
        new SearchModel(new MemorySearchIndex(), store)
                .peopleAgree(new MemoryAutocomplete(), new MemoryAutocomplete(), names, typed);
    }
}
