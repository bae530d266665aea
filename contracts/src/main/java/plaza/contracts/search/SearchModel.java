package plaza.contracts.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;
import plaza.contracts.Samples;
import plaza.core.Page;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.search.Autocomplete;
import plaza.core.search.Phrase;
import plaza.core.search.PostSearch;
import plaza.core.search.SearchIndex;
import plaza.core.search.SearchablePost;
import plaza.core.search.SearchableUser;
import plaza.core.search.Suggestion;
import plaza.core.search.UserSearch;

/** Random texts in many scripts are found by the same searches in two indexes. */
public final class SearchModel {
    private final SearchIndex model;
    private final SearchIndex store;

    public SearchModel(SearchIndex model, SearchIndex store) {
        this.model = model;
        this.store = store;
    }

    /** Puts posts with these texts, and looks for what is typed. */
    public void postsAgree(List<String> texts, List<String> typed) {
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

    /**
     * Puts people with these names, and looks for what is typed. Nobody else may be in the indexes.
     */
    public void peopleAgree(
            Autocomplete expected,
            Autocomplete suggestions,
            List<String> names,
            List<String> typed) {
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
        model.updateUsers(users, List.of());
        suggestions.put(users.stream().map(Suggestion::of).toList());
        expected.put(users.stream().map(Suggestion::of).toList());

        List<String> all = new ArrayList<>(typed);
        all.addAll(List.of("user", "user_1", "usr_2"));
        for (String each : all) {
            UserSearch search = UserSearch.of(each);
            assertThat(Page.all(2, page -> store.listUsers(search, page)).toList())
                    .as("<%s> among %s", each, names)
                    .isEqualTo(Page.all(2, page -> model.listUsers(search, page)).toList());
            assertThat(suggestions.suggest(Suggestion.Kind.USER, each, 20))
                    .as("<%s> among %s", each, names)
                    .isEqualTo(expected.suggest(Suggestion.Kind.USER, each, 20));
        }
    }

    /** From few words and signs, so that they meet; some of anything. */
    public static Arbitrary<List<String>> texts() {
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
