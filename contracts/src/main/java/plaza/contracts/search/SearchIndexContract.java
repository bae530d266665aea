package plaza.contracts.search;

import java.util.List;
import plaza.core.PageRequest;
import plaza.core.search.Rebuildable;
import plaza.core.search.SearchIndex;

/** What every {@link SearchIndex} promises. */
public interface SearchIndexContract
        extends PostIndexContract, UserIndexContract, HashtagIndexContract, RebuildableContract {
    @Override
    SearchIndex index();

    @Override
    default Rebuildable rebuildable() {
        return index();
    }

    @Override
    default void put(String word) {
        index().updatePosts(List.of(SearchSamples.only(word)), List.of());
    }

    @Override
    default void remove(String word) {
        index().updatePosts(List.of(), List.of(SearchSamples.only(word).id()));
    }

    @Override
    default boolean finds(String word) {
        return !index().listPosts(SearchSamples.search(word), PageRequest.first(1))
                .items()
                .isEmpty();
    }
}
