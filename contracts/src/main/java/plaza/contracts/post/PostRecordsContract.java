package plaza.contracts.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static plaza.contracts.post.PostSamples.with;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plaza.contracts.BadCursors;
import plaza.contracts.Concurrently;
import plaza.contracts.Fixtures;
import plaza.contracts.Samples;
import plaza.contracts.Texts;
import plaza.core.Page;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Entities;
import plaza.core.post.Post;
import plaza.core.post.PostRecords;
import plaza.core.post.Revision;
import plaza.core.post.Visibility;

/** The common part of root posts and replies: part of the contracts of both. */
public interface PostRecordsContract extends Fixtures {
    PostRecords records();

    /** A post of the kind that the store keeps, with this id, not stored yet. */
    Post fresh(PostId id, UserId author);

    /** A post of the kind that the store does not keep. */
    Post ofAnotherKind(UserId author);

    private Post fresh() {
        UserId author = givenUser();
        return fresh(Samples.postId(author), author);
    }

    private Post stored() {
        Post post = fresh();
        assertThat(records().insert(post)).isTrue();
        return post;
    }

    private Post find(PostId id) {
        Map<PostId, Post> found = records().findAll(List.of(id));
        assertThat(found).containsOnlyKeys(id);
        return found.values().iterator().next();
    }

    @Test
    default void findsNothingWhereNothingWasInserted() {
        assertThat(records().findAll(List.of())).isEmpty();
        assertThat(records().findAll(List.of(fresh().id()))).isEmpty();
    }

    @Test
    default void findsAPostWithAllThatItHolds() {
        Post plain = fresh();
        Post post =
                new Post(
                        plain.id(),
                        plain.author(),
                        "Look at #this and #\u00FCber, @you",
                        new Entities(
                                List.of("this", "\u00FCber"),
                                List.of(givenUser(), plain.author()),
                                List.of("https://example.com/a?b=c,d&e={f}")),
                        List.of("reels/b.mp4", "posts/a.jpg"),
                        plain.replyTo(),
                        givenPost().id(),
                        Visibility.FOLLOWERS,
                        null);
        assertThat(records().insert(post)).isTrue();
        assertThat(records().findAll(List.of(post.id())))
                .containsExactlyEntriesOf(Map.of(post.id(), post));
    }

    @Test
    default void addsManyAtOnceAndSaysWhichAreNew() {
        Post there = stored();
        Post gone = stored();
        records().delete(gone.id());
        Post plain = fresh();
        Post first =
                new Post(
                        plain.id(),
                        plain.author(),
                        "\"Quoted\", {braced} \\ and\n\u202Eback",
                        new Entities(
                                List.of("a\"b", "c\\d", "NULL", "\u00FCber,{x}"),
                                List.of(givenUser(), plain.author()),
                                List.of("https://example.com/?a=\"b\",{c}\\")),
                        List.of("reels/b.mp4", "posts/a.jpg"),
                        plain.replyTo(),
                        givenPost().id(),
                        Visibility.PUBLIC,
                        Instant.parse("2026-01-02T03:04:05.678Z"));
        Post second = fresh(Samples.postId(first.author()), first.author());
        Post third = with(fresh(), Visibility.PRIVATE);

        assertThat(records().insertAll(List.of(third, there, first, gone, second)))
                .containsExactlyInAnyOrder(first.id(), second.id(), third.id());
        assertThat(
                        records()
                                .findAll(
                                        List.of(
                                                there.id(),
                                                gone.id(),
                                                first.id(),
                                                second.id(),
                                                third.id())))
                .isEqualTo(
                        Map.of(
                                there.id(), there,
                                first.id(), first,
                                second.id(), second,
                                third.id(), third));
        assertThat(records().insertAll(List.of(first, second))).isEmpty();
        assertThat(records().insertAll(List.of())).isEmpty();
        UserId author = givenUser();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> records().insertAll(List.of(fresh(), ofAnotherKind(author))));
    }

    @Test
    default void keepsEveryVisibility() {
        for (Visibility visibility : Visibility.values()) {
            Post post = with(fresh(), visibility);
            records().insert(post);
            assertThat(find(post.id())).isEqualTo(post);
        }
    }

    @Test
    default void keepsTextsOfEveryScriptAndLength() {
        for (String text : Texts.hard()) {
            Post post = with(fresh(), text, Entities.NONE);
            records().insert(post);
            assertThat(find(post.id())).isEqualTo(post);
        }
    }

    @Test
    default void keepsHashtagsOfEveryScriptAndLength() {
        var hashtags =
                List.of(
                        "a",
                        "null",
                        "NULL",
                        "\u65E5\u672C",
                        "\u0E44\u0E17\u0E22",
                        "\u00E4".repeat(100),
                        "\uD835\uDC9C\uD83D\uDE00");
        var urls = List.of("http://a/{},\"\\", "http://b/\u00FC");
        Post post = with(fresh(), "tags", new Entities(hashtags, List.of(), urls));
        records().insert(post);
        assertThat(find(post.id())).isEqualTo(post);
    }

    @Test
    default void leavesOutWhatDoesNotExist() {
        Post post = stored();
        assertThat(records().findAll(List.of(fresh().id(), post.id(), fresh().id())))
                .containsOnlyKeys(post.id());
    }

    @Test
    default void findsAPostOnceThatIsAskedForTwice() {
        Post post = stored();
        assertThat(records().findAll(List.of(post.id(), post.id()))).containsOnlyKeys(post.id());
    }

    @Test
    default void insertOfATakenIdChangesNothing() {
        Post post = stored();
        Post other = with(post, "Another text", Entities.NONE);
        assertThat(records().insert(other)).isFalse();
        assertThat(find(post.id())).isEqualTo(post);
    }

    @Test
    default void insertRefusesAPostOfAnotherKind() {
        Post other = ofAnotherKind(givenUser());
        assertThatIllegalArgumentException().isThrownBy(() -> records().insert(other));
        assertThat(records().findAll(List.of(other.id()))).isEmpty();
    }

    @Test
    default void ofConcurrentInsertsOfOneIdOneWins() {
        Post post = fresh();
        List<Boolean> won =
                Concurrently.call(8, i -> records().insert(with(post, "Text " + i, Entities.NONE)));
        assertThat(won).containsOnlyOnce(true);
        assertThat(find(post.id()).text()).isEqualTo("Text " + won.indexOf(true));
    }

    @Test
    default void editReplacesTextAndEntitiesAndNothingElse() {
        Post post = stored();
        Instant at = Samples.now();
        var entities = new Entities(List.of("new"), List.of(post.author()), List.of("http://n"));
        assertThat(records().edit(post.id(), "Now #new", entities, at)).isTrue();
        assertThat(find(post.id())).isEqualTo(post.with("Now #new", entities, at));
    }

    @Test
    default void anEditKeepsTheEarlierTexts() {
        Post post = stored();
        Instant second = post.createdAt().plusSeconds(2);
        Instant third = post.createdAt().plusSeconds(5);
        assertThat(records().listRevisions(post.id())).isEmpty();
        records().edit(post.id(), "Second", Entities.NONE, second);
        records().edit(post.id(), "Third", Entities.NONE, third);
        assertThat(records().listRevisions(post.id()))
                .containsExactly(
                        new Revision(post.text(), post.createdAt()),
                        new Revision("Second", second));
        assertThat(find(post.id()).text()).isEqualTo("Third");
    }

    @Test
    default void anEditToTheSameTextChangesNothing() {
        Post post = stored();
        var entities = new Entities(List.of("other"), List.of(), List.of());
        assertThat(records().edit(post.id(), post.text(), entities, Samples.now())).isFalse();
        assertThat(find(post.id())).isEqualTo(post);
        assertThat(records().listRevisions(post.id())).isEmpty();
    }

    @Test
    default void editKeepsTextsOfEveryScriptAndLength() {
        Post post = stored();
        List<String> texts = new ArrayList<>(List.of(post.text()));
        for (String text : Texts.hard()) {
            assertThat(records().edit(post.id(), text, Entities.NONE, Samples.now())).isTrue();
            texts.add(text);
        }
        assertThat(find(post.id()).text()).isEqualTo(texts.removeLast());
        assertThat(records().listRevisions(post.id()).stream().map(Revision::text))
                .containsExactlyElementsOf(texts);
    }

    @Test
    default void onlyTheLatestHundredEarlierTextsAreKept() {
        Post post = stored();
        for (int i = 1; i <= 105; i++) {
            records().edit(post.id(), "Text " + i, Entities.NONE, post.createdAt().plusMillis(i));
        }
        assertThat(records().listRevisions(post.id()).stream().map(Revision::text))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(5, 104).mapToObj(i -> "Text " + i).toList());
    }

    @Test
    default void nothingIsEditedThatDoesNotExist() {
        PostId id = fresh().id();
        assertThat(records().edit(id, "Text", Entities.NONE, Samples.now())).isFalse();
        assertThat(records().listRevisions(id)).isEmpty();
        assertThat(records().findAll(List.of(id))).isEmpty();
    }

    @Test
    default void noTextIsLostByConcurrentEdits() {
        Post post = stored();
        List<Boolean> changed =
                Concurrently.call(
                        8,
                        i -> records().edit(post.id(), "Text " + i, Entities.NONE, Samples.now()));
        assertThat(changed).containsOnly(true);
        Stream<String> kept = records().listRevisions(post.id()).stream().map(Revision::text);
        Set<String> all =
                Stream.concat(kept, Stream.of(find(post.id()).text())).collect(Collectors.toSet());
        assertThat(all).hasSize(9).contains(post.text(), "Text 0", "Text 7");
    }

    @Test
    default void aDeletedPostAndItsEarlierTextsAreGone() {
        Post post = stored();
        records().edit(post.id(), "Second", Entities.NONE, Samples.now());
        assertThat(records().delete(post.id())).isTrue();
        assertThat(records().findAll(List.of(post.id()))).isEmpty();
        assertThat(records().listRevisions(post.id())).isEmpty();
        assertThat(records().edit(post.id(), "Third", Entities.NONE, Samples.now())).isFalse();
        assertThat(records().findAll(List.of(post.id()))).isEmpty();
        assertThat(scanned()).doesNotContain(post.id());
    }

    @Test
    default void deleteIsIdempotent() {
        assertThat(records().delete(fresh().id())).isFalse();
        Post post = stored();
        assertThat(records().delete(post.id())).isTrue();
        assertThat(records().delete(post.id())).isFalse();
    }

    @Test
    default void anIdThatWasDeletedStaysTaken() {
        Post post = stored();
        records().delete(post.id());
        assertThat(records().insert(post)).isFalse();
        assertThat(records().findAll(List.of(post.id()))).isEmpty();
    }

    @Test
    default void ofConcurrentDeletesOneWins() {
        Post post = stored();
        assertThat(Concurrently.call(8, i -> records().delete(post.id()))).containsOnlyOnce(true);
    }

    @Test
    default void anEditThatMeetsADeleteLeavesNoTextBehind() {
        for (int round = 0; round < 10; round++) {
            Post post = stored();
            Concurrently.call(
                    4,
                    i ->
                            i == 0
                                    ? records().delete(post.id())
                                    : records()
                                            .edit(
                                                    post.id(),
                                                    "Text " + i,
                                                    Entities.NONE,
                                                    Samples.now()));
            assertThat(records().findAll(List.of(post.id()))).isEmpty();
            assertThat(records().listRevisions(post.id())).isEmpty();
        }
    }

    @Test
    default void scanMeetsEveryPostOnceByIdUpwards() {
        List<PostId> ids = Stream.generate(this::stored).limit(7).map(Post::id).toList();
        List<PostId> scanned = scanned();
        assertThat(scanned).isSorted().doesNotHaveDuplicates().containsSubsequence(ids);
    }

    @Test
    default void scanGoesOnWhileOthersWrite() {
        List<PostId> ids = Stream.generate(this::stored).limit(6).map(Post::id).toList();
        List<PostId> seen = new ArrayList<>();
        Page.all(2, records()::scan)
                .forEach(
                        post -> {
                            if (post.id().equals(ids.get(1))) {
                                // What was read already and what is still to come go away, and the
                                // post that the next page's cursor names as well.
                                records().delete(ids.get(0));
                                records().delete(ids.get(1));
                                records().delete(ids.get(4));
                            }
                            seen.add(post.id());
                        });
        assertThat(seen)
                .doesNotHaveDuplicates()
                .containsSubsequence(ids.get(0), ids.get(1), ids.get(2), ids.get(3), ids.get(5));
    }

    @Test
    default void scanRefusesACursorThatIsNoneOfIts() {
        BadCursors.refusedBy(records()::scan);
    }

    private List<PostId> scanned() {
        List<PostId> ids = new ArrayList<>();
        Page.all(3, records()::scan).map(Post::id).forEach(ids::add);
        return Collections.unmodifiableList(ids);
    }
}
