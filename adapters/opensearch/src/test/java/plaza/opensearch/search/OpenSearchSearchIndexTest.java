package plaza.opensearch.search;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import plaza.contracts.search.SearchIndexContract;
import plaza.core.search.SearchIndex;
import plaza.opensearch.OpenSearch;
import plaza.opensearch.OpenSearchForTests;

@Tag("engine")
class OpenSearchSearchIndexTest implements SearchIndexContract {
    private static final OpenSearch OPENSEARCH = OpenSearchForTests.open();
    private static final SearchIndex INDEX = new OpenSearchSearchIndex(OPENSEARCH);

    @AfterAll
    static void close() {
        OpenSearchForTests.leave(OPENSEARCH);
    }

    @Override
    public SearchIndex index() {
        return INDEX;
    }
}
