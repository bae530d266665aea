package plaza.contracts.search;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.contracts.search.SearchSamples.name;
import static plaza.contracts.search.SearchSamples.user;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import plaza.contracts.BadCursors;
import plaza.contracts.Samples;
import plaza.core.Page;
import plaza.core.id.UserId;
import plaza.core.search.SearchIndex;
import plaza.core.search.SearchableUser;
import plaza.core.search.UserSearch;

/** The contract of every {@link SearchIndex}: people. */
public interface UserIndexContract {
    SearchIndex index();

    private List<UserId> found(String text) {
        return Page.all(3, page -> index().listUsers(UserSearch.of(text), page)).toList();
    }

    private UserId given(SearchableUser user) {
        index().updateUsers(List.of(user), List.of());
        return user.id();
    }

    @Test
    default void somebodyIsFoundByUsernameAndByDisplayNameInAnyCase() {
        String name = name();
        UserId byUsername = given(user("U" + name, "Somebody"));
        UserId byName = given(user("other" + name, "Zoë Ü" + name));

        assertThat(found("u" + name)).containsExactlyInAnyOrder(byUsername, byName);
        assertThat(found("@U" + name)).contains(byUsername);
        assertThat(found("zoe u" + name)).contains(byName);
    }

    @Test
    default void exactNamesComeBeforeBeginningsAndThoseBeforeWordsAndMistakes() {
        String name = name();
        UserId alike = given(user("q" + name.substring(1) + "_", name.substring(0, 7) + "z"));
        UserId bio =
                given(
                        new SearchableUser(
                                Samples.userId(), "x" + name(), "X", "I like " + name, 99, true));
        UserId longer = given(user(Samples.userId(), name + "9", "Y", 50, true));
        UserId exact = given(user(Samples.userId(), name, "Z", 1, true));

        List<UserId> found = found(name);

        assertThat(found).startsWith(exact, longer, bio);
        assertThat(found).contains(alike);
    }

    @Test
    default void amongEqualsTheMoreFollowedComeFirstAndPagesHoldTies() {
        String name = name();
        List<UserId> made = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            made.add(given(user(Samples.userId(), name + i, "N", i / 2, true)));
        }

        // Of two with the same followers the newer account.
        assertThat(found(name)).containsExactlyElementsOf(made.reversed());
    }

    @Test
    default void aMistakeInANameIsForgiven() {
        String tail = name();
        UserId id = given(user("lovelace" + tail, "Ada"));

        assertThat(found("lovlace" + tail)).contains(id);
    }

    @Test
    default void wordsAreFoundInTheBioTheLastByItsBeginning() {
        String one = "b" + name();
        String other = "c" + name();
        UserId id =
                given(
                        new SearchableUser(
                                Samples.userId(),
                                "u" + name(),
                                "N",
                                one + " writes " + other,
                                0,
                                true));

        assertThat(found(other + " " + one)).containsExactly(id);
        assertThat(found(other + " " + one.substring(0, 7))).containsExactly(id);
        assertThat(found(other + " d" + name())).doesNotContain(id);
    }

    @Test
    default void aPartOfANameWithoutSpacesIsFound() {
        UserId id = given(user("cjk" + name(), "田中太郎"));

        assertThat(found("田中太郎")).contains(id);
        assertThat(found("田")).contains(id);
        assertThat(found("太郎")).contains(id);
        assertThat(found("郎太")).doesNotContain(id);
    }

    @Test
    default void puttingAgainReplacesAndRemovingTakesAway() {
        String before = name();
        String after = name();
        UserId id = given(user("u" + before, "N"));
        given(user(id, "u" + before, after, 0, true));
        assertThat(found(after)).containsExactly(id);

        SearchableUser other = user("u" + name(), "N");
        assertThat(index().updateUsers(List.of(other), List.of(id))).isEqualTo(2);
        assertThat(index().updateUsers(List.of(other), List.of(id))).isZero();

        assertThat(found(after)).isEmpty();
        assertThat(found("u" + before)).isEmpty();
    }

    @Test
    default void signsAreNoPatternAndNothingFindsNothing() {
        String name = name();
        given(user(name + "_a", "N"));

        assertThat(found("%")).isEmpty();
        assertThat(found("_")).isEmpty();
        assertThat(found("\\")).isEmpty();
        assertThat(found("'\"&|!()")).isEmpty();
        assertThat(found(" ")).isEmpty();
    }

    @Test
    default void cursorsOfOtherListsAreRefused() {
        BadCursors.refusedBy(page -> index().listUsers(UserSearch.of("word"), page));
    }
}
