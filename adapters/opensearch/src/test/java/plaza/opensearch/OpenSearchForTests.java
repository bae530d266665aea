package plaza.opensearch;

import java.util.List;
import java.util.UUID;
import plaza.contracts.CallTimeout;
import plaza.engines.recipe.Recipes;
import plaza.engines.testing.TestEngine;

/** Indexes of a test's own on the server that all of them share. */
public final class OpenSearchForTests {
    private OpenSearchForTests() {}

    public static OpenSearch open() {
        String prefix = "t" + UUID.randomUUID() + "-";
        return OpenSearch.open(
                TestEngine.address(Recipes.OPENSEARCH), null, null, prefix, CallTimeout.PATIENT);
    }

    /** Takes away what a test has made: each index costs the server memory. */
    public static void leave(OpenSearch opensearch) {
        for (String name : List.of("tweets", "users", "suggestions", "search-state")) {
            opensearch.send("DELETE", "/" + opensearch.index(name) + "-1", null);
        }
        opensearch.close();
    }
}
