package plaza.postgres.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import plaza.contracts.Samples;
import plaza.contracts.search.SearchSamples;
import plaza.core.Page;
import plaza.core.account.UserId;
import plaza.core.post.PostId;
import plaza.core.search.Phrase;
import plaza.core.search.PostSearch;
import plaza.core.search.SearchIndex;
import plaza.core.search.SearchablePost;
import plaza.core.search.SearchableUser;
import plaza.core.search.Suggestion;
import plaza.core.search.UserSearch;
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

    @Property(tries = 120)
    void postsAreFoundAsOnTheReference(
            @ForAll("texts") List<String> texts, @ForAll("texts") List<String> typed) {
        // By an author of their own, so that what other tries have left is not found.
        UserId author = Samples.userId();
        List<SearchablePost> posts =
                texts.stream()
                        .map(text -> SearchSamples.post(author, text, Samples.now(), List.of()))
                        .toList();
        store.updatePosts(posts, List.of());
        model.updatePosts(posts, List.of());

        for (int i = 0; i < typed.size(); i++) {
            List<Phrase> all = phrase(typed.get(i));
            List<Phrase> none = i % 3 == 2 ? phrase(typed.get(i - 1)) : List.of();
            var search = new PostSearch(all, none, List.of(), author, null, null, Samples.now());
            assertThat(new HashSet<>(found(store, search)))
                    .as("<%s> in %s", typed.get(i), texts)
                    .isEqualTo(new HashSet<>(found(model, search)));
        }
    }

    private static List<Phrase> phrase(String text) {
        Phrase phrase = Phrase.of(text);
        return phrase.isEmpty() ? List.of() : List.of(phrase);
    }

    private static List<PostId> found(SearchIndex index, PostSearch search) {
        return Page.all(3, page -> index.listPosts(search, page)).toList();
    }

    @Property(tries = 60)
    void peopleAreFoundAndSuggestedAsOnTheReference(
            @ForAll("texts") List<String> names, @ForAll("texts") List<String> typed) {
        DATABASE.with(handle -> handle.execute("TRUNCATE search_users, search_suggestions"));
        var suggestions = new PostgresAutocomplete(DATABASE);
        var expected = new MemoryAutocomplete();
        var reference = new MemorySearchIndex();
        List<SearchableUser> users = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            users.add(
                    new SearchableUser(
                            Samples.userId(),
                            "user_" + i,
                            names.get(i),
                            names.get(0),
                            i % 3,
                            true));
        }
        store.updateUsers(users, List.of());
        reference.updateUsers(users, List.of());
        suggestions.put(users.stream().map(Suggestion::of).toList());
        expected.put(users.stream().map(Suggestion::of).toList());

        List<String> all = new ArrayList<>(typed);
        all.addAll(List.of("user", "user_1", "usr_2"));
        for (String each : all) {
            UserSearch search = UserSearch.of(each);
            assertThat(Page.all(2, page -> store.listUsers(search, page)).toList())
                    .as("<%s> among %s", each, names)
                    .isEqualTo(Page.all(2, page -> reference.listUsers(search, page)).toList());
            assertThat(suggestions.suggest(Suggestion.Kind.USER, each, 20))
                    .as("<%s> among %s", each, names)
                    .isEqualTo(expected.suggest(Suggestion.Kind.USER, each, 20));
        }
    }

    /** From few words and signs, so that they meet; some of anything. */
    @Provide
    Arbitrary<List<String>> texts() {
        Arbitrary<String> parts =
                Arbitraries.of(
                        "ada",
                        "Adam",
                        "lovelace",
                        "lovlace",
                        "Zürich",
                        "ß",
                        "東",
                        "京",
                        "都",
                        "カ゛",
                        "ー",
                        "สวัส",
                        "ดี",
                        "학",
                        "교",
                        "مَر",
                        "👍",
                        "👍🏿",
                        "👨‍👩‍👧",
                        "👨",
                        "🇳🇵",
                        " ",
                        " ",
                        " ",
                        "-",
                        "'",
                        "\\",
                        "_",
                        "%",
                        ":*",
                        "&",
                        "\"",
                        "(",
                        "\u0301");
        return Arbitraries.frequencyOf(
                        Tuple.of(
                                9,
                                parts.list()
                                        .ofMinSize(1)
                                        .ofMaxSize(7)
                                        .map(list -> String.join("", list))),
                        Tuple.of(
                                1,
                                Arbitraries.strings()
                                        .ofMaxLength(20)
                                        .map(text -> text.replace("\0", ""))))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }
}
