package plaza.contracts.search;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.contracts.search.SearchSamples.name;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import plaza.contracts.AnyNumber;
import plaza.contracts.Samples;
import plaza.core.search.Autocomplete;
import plaza.core.search.NameTokens;
import plaza.core.search.Rebuildable;
import plaza.core.search.Suggestion;
import plaza.core.search.Suggestion.Kind;

/** The contract of every {@link Autocomplete}. */
public interface AutocompleteContract extends RebuildableContract {
    Autocomplete autocomplete();

    private void given(Kind kind, String key, long weight, String... names) {
        autocomplete().put(List.of(new Suggestion(kind, key, NameTokens.of(names), weight)));
    }

    private List<String> suggested(Kind kind, String typed) {
        return autocomplete().suggest(kind, typed, 10);
    }

    @Test
    default void whatBeginsSoIsSuggestedTheHeaviestFirst() {
        String name = name();
        given(Kind.USER, name + 1, 1, name + "a");
        given(Kind.USER, name + 2, 7, "Zoé", "x " + name + "b");
        given(Kind.USER, name + 3, 3, name + "c");
        given(Kind.USER, name + 4, 3, name + "d");

        assertThat(suggested(Kind.USER, name)).startsWith(name + 2, name + 3, name + 4, name + 1);
        assertThat(suggested(Kind.USER, "@" + name.toUpperCase(Locale.ROOT) + "B"))
                .startsWith(name + 2);
        assertThat(autocomplete().suggest(Kind.USER, name, 2)).containsExactly(name + 2, name + 3);
    }

    @Test
    default void kindsAreApart() {
        String name = name();
        given(Kind.USER, name, 1, name);

        assertThat(suggested(Kind.HASHTAG, name)).doesNotContain(name);
        assertThat(suggested(Kind.USER, name)).contains(name);
    }

    @Test
    default void aMistakeIsForgivenAfterAllThatBeginSo() {
        String name = "lovelace" + name();
        given(Kind.HASHTAG, name, 100, name);
        String typed = name.replace("lovelace", "lovlace");
        given(Kind.HASHTAG, typed + "x", 1, typed + "x");

        assertThat(suggested(Kind.HASHTAG, typed)).startsWith(typed + "x").contains(name);
    }

    @Test
    default void fewLettersAreABeginningOnly() {
        // Its second and third letter are not its beginning, whatever name it is.
        String name = "x" + name();
        given(Kind.USER, name, 1, name);

        assertThat(autocomplete().suggest(Kind.USER, name.substring(1, 3) + "~", 100))
                .doesNotContain(name);
    }

    @Test
    default void severalWordsAreTypedInTheirOrder() {
        String name = name();
        given(Kind.USER, name, 1, name + " Augusta King");

        assertThat(suggested(Kind.USER, name + " aug")).startsWith(name);
        assertThat(suggested(Kind.USER, "東京")).doesNotContain(name);
    }

    @Test
    default void otherScriptsAndEmojiAreSuggestedByTheirBeginning() {
        String key = name();
        given(Kind.USER, key, 1_000_000, "한국어학교 " + key, "🦄 مرحبا");

        assertThat(suggested(Kind.USER, "한국")).contains(key);
        assertThat(suggested(Kind.USER, "🦄")).contains(key);
        assertThat(suggested(Kind.USER, "مرح")).contains(key);
    }

    @Test
    default void puttingAgainReplacesAndRemovingCanBeRepeated() {
        String before = name();
        String after = name();
        given(Kind.USER, before, 1, before);
        given(Kind.USER, before, 2, after);
        assertThat(suggested(Kind.USER, after)).startsWith(before);
        assertThat(suggested(Kind.USER, before)).doesNotContain(before);

        autocomplete().remove(Kind.USER, List.of(before));
        autocomplete().remove(Kind.USER, List.of(before));
        autocomplete().remove(Kind.USER, List.of());
        autocomplete().put(List.of());

        assertThat(suggested(Kind.USER, after)).doesNotContain(before);
    }

    @Test
    default void signsAreNoPatternAndNothingSuggestsNothing() {
        String name = name();
        given(Kind.USER, name, 1, name);

        for (String typed : List.of("", " ", "%", "_", "\\", "'", "@", "-")) {
            assertThat(suggested(Kind.USER, typed)).isEmpty();
        }
    }

    @Override
    default Rebuildable rebuildable() {
        return autocomplete();
    }

    @Override
    default void put(String word) {
        given(Kind.HASHTAG, word, 1, word);
    }

    @Override
    default void remove(String word) {
        autocomplete().remove(Kind.HASHTAG, List.of(word));
    }

    @Override
    default boolean finds(String word) {
        return suggested(Kind.HASHTAG, word).contains(word);
    }

    @Test
    default void everyCallTakesAnyNumber() {
        String name = name();
        given(Kind.USER, name, 5, name);
        AnyNumber.of(Autocomplete.class, autocomplete())
                .takes(
                        "put",
                        () ->
                                new Suggestion(
                                        Kind.USER, name + Samples.userId(), NameTokens.of(name), 1),
                        (autocomplete, many) -> {
                            autocomplete.put(many);
                            assertThat(autocomplete.suggest(Kind.USER, name, 10))
                                    .hasSize(10)
                                    .startsWith(name);
                            autocomplete.remove(
                                    Kind.USER, many.stream().map(Suggestion::key).toList());
                        })
                .callsToo("remove")
                .andThatIsAll();
        assertThat(autocomplete().suggest(Kind.USER, name, 10)).containsOnlyOnce(name);
    }
}
