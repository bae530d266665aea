package plaza.postgres.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.search.SearchIndexContract;
import plaza.contracts.search.SearchSamples;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.search.PostSearch;
import plaza.postgres.Database;
import plaza.postgres.DatabaseForTests;

@Tag("engine")
class PostgresSearchIndexTest implements SearchIndexContract {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    @Override
    public PostgresSearchIndex index() {
        return new PostgresSearchIndex(DATABASE.get());
    }

    /** From its fifth time on a connection gets the answers of a statement in binary. */
    @Test
    void aPageGoesOnAtTheSamePlaceOnceItsStatementIsPrepared() {
        try (Database database = DatabaseForTests.open()) {
            var index = new PostgresSearchIndex(database);
            String word = SearchSamples.word();
            index.updatePosts(
                    List.of(SearchSamples.post(word), SearchSamples.post(word)), List.of());
            PostSearch search = SearchSamples.search(word);
            Page<PostId> first = index.listPosts(search, PageRequest.first(1));
            for (int i = 0; i < 100; i++) {
                assertThat(index.listPosts(search, PageRequest.first(1))).isEqualTo(first);
            }
        }
    }
}
