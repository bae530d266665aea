package plaza.contracts.search;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.contracts.search.SearchSamples.phrase;
import static plaza.contracts.search.SearchSamples.post;
import static plaza.contracts.search.SearchSamples.search;
import static plaza.contracts.search.SearchSamples.word;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import plaza.contracts.BadCursors;
import plaza.contracts.Concurrently;
import plaza.contracts.Samples;
import plaza.contracts.Texts;
import plaza.core.Ids;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.search.Phrase;
import plaza.core.search.Phrase.Term;
import plaza.core.search.PostRanking;
import plaza.core.search.PostSearch;
import plaza.core.search.SearchIndex;
import plaza.core.search.SearchablePost;

/** The contract of every {@link SearchIndex}: posts. */
public interface PostIndexContract {
    SearchIndex index();

    private List<PostId> found(PostSearch search) {
        return Page.all(100, page -> index().listPosts(search, page)).toList();
    }

    private SearchablePost given(SearchablePost post) {
        index().updatePosts(List.of(post), List.of());
        return post;
    }

    private static PostSearch narrowed(
            String word,
            @Nullable UserId from,
            @Nullable Instant since,
            @Nullable Instant until,
            List<String> hashtags) {
        return new PostSearch(
                List.of(phrase(word)), List.of(), hashtags, from, since, until, Samples.now());
    }

    @Test
    default void aPostIsFoundByEachOfItsWords() {
        String one = word();
        String other = word();
        PostId id = given(post(one + ", " + other + "!")).id();

        assertThat(found(search(one))).containsExactly(id);
        assertThat(found(search(List.of(phrase(one), phrase(other)), List.of())))
                .containsExactly(id);
        assertThat(found(search(word()))).isEmpty();
        assertThat(found(search(List.of(phrase(one), phrase(word())), List.of()))).isEmpty();
    }

    @Test
    default void aPageGoesOnAtTheSamePlaceHoweverOftenItIsAskedFor() {
        String word = word();
        given(post(word + " a b c"));
        given(post(word));
        PostSearch search = search(word);
        Page<PostId> first = index().listPosts(search, PageRequest.first(1));

        assertThat(first.next()).isNotNull();
        for (int i = 0; i < 20; i++) {
            assertThat(index().listPosts(search, PageRequest.first(1))).isEqualTo(first);
        }
    }

    @Test
    default void aSearchForNothingFindsNothing() {
        given(post(word()));

        assertThat(found(search(List.of(), List.of()))).isEmpty();
        assertThat(found(search(List.of(), List.of(phrase(word()))))).isEmpty();
    }

    @Test
    default void timesAloneNarrowASearch() {
        String unwanted = word();
        // Of a day that no other test writes to.
        Instant day =
                Instant.EPOCH.plus(
                        Duration.ofMillis(Samples.userId().value().hashCode() & 0xFFFF_FFFFL));
        SearchablePost early = given(post(word(), day));
        SearchablePost late = given(post(word() + " " + word(), day.plusMillis(1)));
        given(post(unwanted, day.plusMillis(1)));
        given(post(word(), day.plusMillis(2)));
        var without = List.of(phrase(unwanted));

        assertThat(found(between(day, day.plusMillis(2), without)))
                .containsExactly(late.id(), early.id());
        assertThat(found(between(day.plusMillis(1), day.plusMillis(2), without)))
                .containsExactly(late.id());
        assertThat(found(between(null, day.plusMillis(1), List.of()))).contains(early.id());
        assertThat(found(between(null, day.plusMillis(1), List.of()))).doesNotContain(late.id());
    }

    private static PostSearch between(
            @Nullable Instant since, @Nullable Instant until, List<Phrase> none) {
        return new PostSearch(List.of(), none, List.of(), null, since, until, Samples.now());
    }

    @Test
    default void aPhraseIsWordsNextToEachOther() {
        String one = word();
        String other = word();
        PostId next = given(post("x " + one + " - " + other + " y")).id();
        PostId apart = given(post(one + " and " + other)).id();
        given(post(other + " " + one));

        assertThat(found(search(List.of(phrase(one, other)), List.of()))).containsExactly(next);
        var gap = new Phrase(List.of(new Term(one, 0, false), new Term(other, 2, false)));
        assertThat(found(search(List.of(gap), List.of()))).containsExactly(apart);
    }

    @Test
    default void whatMustNotBeThereIsLeftOut() {
        String one = word();
        String other = word();
        PostId plain = given(post(one)).id();
        PostId reverse = given(post(other + " " + one)).id();
        given(post(one + " " + other));

        assertThat(found(search(List.of(phrase(one)), List.of(phrase(other)))))
                .containsExactly(plain);
        assertThat(found(search(List.of(phrase(one)), List.of(phrase(one, other)))))
                .containsExactlyInAnyOrder(plain, reverse);
    }

    @Test
    default void aPrefixFindsLongerWords() {
        String word = word();
        PostId id = given(post(word + "abc")).id();
        var prefix = new Phrase(List.of(new Term(word, 0, true)));

        assertThat(found(search(List.of(prefix), List.of()))).containsExactly(id);
        assertThat(found(search(word))).isEmpty();
    }

    @Test
    default void hashtagAuthorAndTimeNarrowASearch() {
        String word = word();
        String tag = word();
        UserId author = Samples.userId();
        Instant now = Samples.now();
        Instant before = now.minus(Duration.ofDays(2));
        SearchablePost tagged = given(post(author, word, now, List.of(tag)));
        SearchablePost older = given(post(author, word, before, List.of()));
        given(post(word + " " + tag + " " + author));

        assertThat(found(narrowed(word, null, null, null, List.of(tag))))
                .containsExactly(tagged.id());
        assertThat(found(narrowed(word, author, null, null, List.of())))
                .containsExactly(tagged.id(), older.id());
        assertThat(found(narrowed(word, author, now, null, List.of())))
                .containsExactly(tagged.id());
        assertThat(found(narrowed(word, author, before, now, List.of())))
                .containsExactly(older.id());
        assertThat(found(narrowed(word, author, before.plusMillis(1), now, List.of()))).isEmpty();
        assertThat(
                        found(
                                new PostSearch(
                                        List.of(),
                                        List.of(),
                                        List.of(),
                                        author,
                                        null,
                                        null,
                                        Samples.now())))
                .containsExactly(tagged.id(), older.id());
    }

    @Test
    default void puttingAgainReplaces() {
        String before = word();
        String after = word();
        SearchablePost post = given(post(before));
        given(post);
        given(new SearchablePost(post.id(), post.author(), after, List.of(), List.of()));

        assertThat(found(search(before))).isEmpty();
        assertThat(found(search(after))).containsExactly(post.id());
    }

    @Test
    default void removingCanBeRepeated() {
        String word = word();
        SearchablePost post = given(post(word));
        SearchablePost other = post(word);

        assertThat(index().updatePosts(List.of(other), List.of(post.id()))).isEqualTo(2);
        assertThat(index().updatePosts(List.of(other), List.of(post.id()))).isZero();
        assertThat(index().updatePosts(List.of(), List.of())).isZero();

        assertThat(found(search(word))).containsExactly(other.id());
    }

    @Test
    default void ofTheSameTextTheNewerComesFirst() {
        String word = word();
        Instant now = Samples.now();
        PostId old = given(post(word + " the same", now.minus(Duration.ofDays(9)))).id();
        PostId recent = given(post(word + " the same", now.minus(Duration.ofHours(1)))).id();
        PostId older = given(post(word + " the same", now.minus(Duration.ofDays(12)))).id();

        assertThat(found(search(word))).containsExactly(recent, old, older);
    }

    @Test
    default void ofTheSameAgeTheMoreRelevantComesFirst() {
        String word = word();
        Instant at = Samples.now().minus(Duration.ofHours(1));
        String filler = " one two three four five six seven eight nine ten eleven twelve";
        PostId once = given(post(word + filler, at)).id();
        PostId often = given(post(word + " " + word + " " + word + filler, at)).id();
        PostId shorter = given(post(word + " one", at)).id();

        List<PostId> found = found(search(word));

        assertThat(found).containsExactlyInAnyOrder(once, often, shorter);
        assertThat(found.getLast()).isEqualTo(once);
    }

    @Test
    default void relevanceOutweighsASmallDifferenceOfAge() {
        String word = word();
        Instant now = Samples.now();
        String filler = " one two three four five six seven eight nine ten eleven twelve";
        PostId newer = given(post(word + filler, now.minusSeconds(60))).id();
        PostId better = given(post(word + " " + word, now.minusSeconds(3_600))).id();

        assertThat(found(search(word))).containsExactly(better, newer);
    }

    @Test
    default void pagesHoldTogetherWhilePostsAreWritten() {
        String word = word();
        Instant at = Samples.now().minusSeconds(10);
        List<PostId> made = new ArrayList<>();
        for (int i = 0; i < 23; i++) {
            // Some at the same time: ties.
            made.add(given(post(word, at.minusSeconds(i / 4))).id());
        }
        PostSearch search = search(word);
        List<PostId> seen = new ArrayList<>();
        PageRequest request = PageRequest.first(5);
        while (request != null) {
            Page<PostId> page = index().listPosts(search, request);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(5);
            seen.addAll(page.items());
            given(post(word, Instant.now().plusSeconds(1)));
            request = page.next() == null ? null : request.from(page.next());
        }

        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(made);
    }

    @Test
    default void laterPagesCountAgesFromTheFirstOne() {
        String word = word();
        Instant at = Samples.now().minusSeconds(10);
        for (int i = 0; i < 9; i++) {
            given(post(word + " x".repeat(i), at.minus(Duration.ofHours(7L * i))));
        }
        List<PostId> whole = found(search(word));
        Page<PostId> first = index().listPosts(search(word), PageRequest.first(4));
        var later =
                new PostSearch(
                        List.of(phrase(word)),
                        List.of(),
                        List.of(),
                        null,
                        null,
                        null,
                        Samples.now().plus(Duration.ofDays(30)));
        Page<PostId> second = index().listPosts(later, new PageRequest(first.next(), 100));

        List<PostId> both = new ArrayList<>(first.items());
        both.addAll(second.items());
        assertThat(both).containsExactlyElementsOf(whole);
    }

    @Test
    default void everyMatchIsReachedAlsoPastTheBlockThatIsRankedTogether() {
        String word = word();
        Instant at = Samples.now().minus(Duration.ofDays(1));
        int count = 2 * PostRanking.BLOCK + 10;
        List<SearchablePost> posts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            posts.add(post(word + " x".repeat(i % 5), at.plusMillis(i / 3)));
        }
        Collections.shuffle(posts);
        for (int i = 0; i < count; i += 1_000) {
            index().updatePosts(posts.subList(i, Math.min(count, i + 1_000)), List.of());
        }

        List<PostId> found = found(search(word));

        assertThat(found)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        posts.stream().map(SearchablePost::id).toList());
        List<PostId> newest = posts.stream().map(SearchablePost::id).sorted().toList().reversed();
        assertThat(found.subList(0, PostRanking.BLOCK))
                .containsExactlyInAnyOrderElementsOf(newest.subList(0, PostRanking.BLOCK));
    }

    @Test
    default void whatIsTakenOutBetweenPagesCostsNoOther() {
        String word = word();
        Instant at = Samples.now().minusSeconds(10);
        List<SearchablePost> posts = new ArrayList<>();
        for (int i = 0; i < PostRanking.BLOCK + 5; i++) {
            posts.add(post(word, at.minusMillis(i)));
        }
        index().updatePosts(posts.subList(0, 1_000), List.of());
        index().updatePosts(posts.subList(1_000, posts.size()), List.of());
        PostSearch search = search(word);
        Page<PostId> first = index().listPosts(search, PageRequest.first(10));
        index().updatePosts(List.of(), List.of(posts.get(500).id()));

        List<PostId> rest = new ArrayList<>();
        PageRequest request = new PageRequest(first.next(), 100);
        while (request != null) {
            Page<PostId> page = index().listPosts(search, request);
            rest.addAll(page.items());
            request = page.next() == null ? null : request.from(page.next());
        }

        assertThat(rest).doesNotHaveDuplicates().hasSize(posts.size() - 11);
    }

    @Test
    default void cursorsOfOthersAreRefused() {
        BadCursors.refusedBy(page -> index().listPosts(search("word"), page));
    }

    @Test
    default void anyTextCanBeIndexedAndAnyWordAskedFor() {
        for (String text : Texts.hard()) {
            String word = word();
            PostId id = given(post(text + " " + word)).id();
            assertThat(found(search(word))).containsExactly(id);
        }
        for (String odd : List.of("'", "\\", "a'b", "a\\'b", ":*", "a & !b", "'':*", "<->", "%_")) {
            assertThat(found(search(odd))).isEmpty();
        }
    }

    @Test
    default void writersAtTheSameTimeLoseNothing() {
        String word = word();
        String tag = word();
        SearchablePost shared = post(Samples.userId(), word, Samples.now(), List.of(tag));
        Concurrently.call(
                8,
                number -> {
                    for (int i = 0; i < 10; i++) {
                        given(post(word + " " + number));
                        given(shared);
                    }
                    return number;
                });

        assertThat(found(search(word))).hasSize(81).doesNotHaveDuplicates();
    }

    @Test
    default void aPostOfTheBeginningOfTimeIsFound() {
        String word = word();
        PostId id = given(post(word, Instant.EPOCH)).id();

        assertThat(Ids.timeOf(id.value())).isEqualTo(Instant.EPOCH);
        assertThat(found(search(word))).containsExactly(id);
    }
}
