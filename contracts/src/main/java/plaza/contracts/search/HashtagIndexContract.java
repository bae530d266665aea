package plaza.contracts.search;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.contracts.search.SearchSamples.post;
import static plaza.contracts.search.SearchSamples.user;
import static plaza.contracts.search.SearchSamples.word;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import plaza.contracts.BadCursors;
import plaza.contracts.Concurrently;
import plaza.contracts.Samples;
import plaza.core.Page;
import plaza.core.id.UserId;
import plaza.core.search.HashtagCount;
import plaza.core.search.SearchIndex;
import plaza.core.search.SearchablePost;

/** The contract of every {@link SearchIndex}: hashtags. */
public interface HashtagIndexContract {
    SearchIndex index();

    private List<HashtagCount> found(String prefix) {
        return Page.all(2, page -> index().listHashtags(prefix, page)).toList();
    }

    private UserId givenAuthor(boolean isOpen) {
        UserId id = Samples.userId();
        givenAuthor(id, isOpen);
        return id;
    }

    private void givenAuthor(UserId id, boolean isOpen) {
        index().updateUsers(List.of(user(id, "u" + word(), "N", 0, isOpen)), List.of());
    }

    private SearchablePost given(UserId author, String... hashtags) {
        SearchablePost post = post(author, "text", Samples.now(), List.of(hashtags));
        index().updatePosts(List.of(post), List.of());
        return post;
    }

    private long count(String hashtag) {
        return index().countHashtags(List.of(hashtag)).getOrDefault(hashtag, 0L);
    }

    @Test
    default void hashtagsAreListedByBeginningTheMostUsedFirst() {
        String word = word();
        UserId author = givenAuthor(true);
        for (String end : List.of("a", "b", "c", "d", "e")) {
            given(author, word + end);
        }
        given(author, word + "c", word + "d");
        given(author, word + "d");

        assertThat(found(word))
                .containsExactly(
                        new HashtagCount(word + "d", 3),
                        new HashtagCount(word + "c", 2),
                        new HashtagCount(word + "a", 1),
                        new HashtagCount(word + "b", 1),
                        new HashtagCount(word + "e", 1));
        assertThat(found(word + "c")).containsExactly(new HashtagCount(word + "c", 2));
        assertThat(found("")).isEmpty();
        assertThat(found("%")).isEmpty();
    }

    @Test
    default void theBeginningIsGivenInAnyCaseAndWithoutAccents() {
        String word = word();
        given(givenAuthor(true), word + "café_東京");

        assertThat(found(word.toUpperCase(Locale.ROOT) + "CAFE")).hasSize(1);
        assertThat(found(word + "café_東")).hasSize(1);
        assertThat(found("東京")).isEmpty();
    }

    @Test
    default void aPostCountsOnceAndIsUncountedWhenItIsChangedOrGone() {
        String one = word();
        String other = word();
        UserId author = givenAuthor(true);
        SearchablePost post = given(author, one);
        index().updatePosts(List.of(post), List.of());
        assertThat(count(one)).isEqualTo(1);

        index().updatePosts(
                        List.of(
                                new SearchablePost(
                                        post.id(), author, "t", List.of(other), List.of(other))),
                        List.of());
        assertThat(count(one)).isZero();
        assertThat(count(other)).isEqualTo(1);

        index().updatePosts(List.of(), List.of(post.id()));
        index().updatePosts(List.of(), List.of(post.id()));
        assertThat(count(other)).isZero();
        assertThat(found(other)).isEmpty();
        assertThat(index().countHashtags(List.of(one, other))).isEqualTo(Map.of());
    }

    @Test
    default void onlyPostsThatEverybodyMaySeeCount() {
        String tag = word();
        UserId open = givenAuthor(true);
        SearchablePost hidden = post(open, "text", Samples.now(), List.of(tag));
        index().updatePosts(
                        List.of(
                                new SearchablePost(
                                        hidden.id(), open, "text", List.of(tag), List.of())),
                        List.of());
        given(givenAuthor(false), tag);
        given(Samples.userId(), tag);

        assertThat(count(tag)).isZero();
        assertThat(found(tag)).isEmpty();
    }

    @Test
    default void countsFollowTheirAuthors() {
        String tag = word();
        UserId author = givenAuthor(true);
        given(author, tag);
        given(author, tag);
        assertThat(count(tag)).isEqualTo(2);

        givenAuthor(author, false);
        assertThat(count(tag)).isZero();
        given(author, tag);
        assertThat(count(tag)).isZero();
        givenAuthor(author, true);
        givenAuthor(author, true);
        assertThat(count(tag)).isEqualTo(3);
        index().updateUsers(List.of(), List.of(author));
        index().updateUsers(List.of(), List.of(author));
        assertThat(count(tag)).isZero();
        givenAuthor(author, true);
        assertThat(count(tag)).isEqualTo(3);
    }

    @Test
    default void aRebuildCountsAnew() {
        String tag = word();
        UserId author = givenAuthor(true);
        SearchablePost kept = given(author, tag);
        given(author, tag);
        String rebuild = index().beginRebuild();
        givenAuthor(author, true);
        index().updatePosts(List.of(kept), List.of());
        index().finishRebuild(rebuild);

        assertThat(count(tag)).isEqualTo(1);
    }

    @Test
    default void countsAreRightAlsoWhenManyWriteAtOnce() {
        String tag = word();
        String other = word();
        UserId author = givenAuthor(true);
        SearchablePost shared = post(author, "text", Samples.now(), List.of(tag, other));
        Concurrently.call(
                6,
                number -> {
                    for (int i = 0; i < 8; i++) {
                        given(author, number % 2 == 0 ? tag : other, word());
                        index().updatePosts(List.of(shared), List.of());
                        if (number == 0) {
                            givenAuthor(author, i % 2 == 0);
                        }
                    }
                    return number;
                });
        givenAuthor(author, true);

        assertThat(count(tag)).isEqualTo(25);
        assertThat(count(other)).isEqualTo(25);
    }

    @Test
    default void cursorsOfOtherListsOfHashtagsAreRefused() {
        BadCursors.refusedBy(page -> index().listHashtags("word", page));
    }
}
