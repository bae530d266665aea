package plaza.opensearch.search;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import plaza.contracts.search.AutocompleteContract;
import plaza.core.search.Autocomplete;
import plaza.opensearch.OpenSearch;
import plaza.opensearch.OpenSearchForTests;

@Tag("engine")
class OpenSearchAutocompleteTest implements AutocompleteContract {
    private static final OpenSearch OPENSEARCH = OpenSearchForTests.open();
    private static final Autocomplete AUTOCOMPLETE = new OpenSearchAutocomplete(OPENSEARCH);

    @AfterAll
    static void close() {
        OpenSearchForTests.leave(OPENSEARCH);
    }

    @Override
    public Autocomplete autocomplete() {
        return AUTOCOMPLETE;
    }
}
