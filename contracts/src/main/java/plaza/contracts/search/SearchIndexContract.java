package plaza.contracts.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import plaza.contracts.AnyNumber;
import plaza.contracts.Samples;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.search.Rebuildable;
import plaza.core.search.SearchIndex;
import plaza.core.search.SearchablePost;
import plaza.core.search.SearchableUser;

/** The contract of every {@link SearchIndex}. */
public interface SearchIndexContract
        extends PostIndexContract, UserIndexContract, HashtagIndexContract, RebuildableContract {
    @Override
    SearchIndex index();

    /** How many rows are many for it: more than any of its statements takes. */
    default int manyIds() {
        return AnyNumber.MANY;
    }

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

    @Test
    default void everyCallTakesAnyNumber() {
        UserId author = Samples.userId();
        String tag = SearchSamples.word();
        AnyNumber.of(SearchIndex.class, index(), manyIds())
                .takes(
                        "updateUsers",
                        Samples::userId,
                        (index, people) -> {
                            List<SearchableUser> all = new ArrayList<>();
                            people.forEach(
                                    id -> all.add(SearchSamples.user(id, "many", "M", 0, true)));
                            all.add(SearchSamples.user(author, "many", "M", 0, true));
                            assertThat(index.updateUsers(all, List.of())).isEqualTo(all.size());
                            assertThat(index.updateUsers(List.of(), people))
                                    .isEqualTo(people.size());
                        })
                .takes(
                        "updatePosts",
                        () -> SearchSamples.post(author, "many", Samples.now(), List.of(tag)),
                        (index, posts) -> {
                            assertThat(index.updatePosts(posts, List.of())).isEqualTo(posts.size());
                            List<PostId> ids = posts.stream().map(SearchablePost::id).toList();
                            assertThat(index.updatePosts(List.of(), ids.subList(1, ids.size())))
                                    .isEqualTo(posts.size() - 1);
                        })
                .finds(
                        "countHashtags",
                        List.of(tag),
                        SearchSamples::word,
                        SearchIndex::countHashtags)
                .andThatIsAll();
    }
}
