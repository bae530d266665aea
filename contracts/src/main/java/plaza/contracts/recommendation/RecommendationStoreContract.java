package plaza.contracts.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plaza.contracts.AnyNumber;
import plaza.contracts.Concurrently;
import plaza.contracts.Samples;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.recommendation.Reason;
import plaza.core.recommendation.RecommendationStore;
import plaza.core.recommendation.Recommended;

/** The contract of every {@link RecommendationStore}. */
public interface RecommendationStoreContract {
    Duration LONG = Duration.ofHours(1);

    RecommendationStore store();

    private static PostId post() {
        return Samples.postId(Samples.userId());
    }

    private static UUID list() {
        return Samples.userId().value();
    }

    private static List<Recommended> recommended(int count) {
        return Stream.generate(
                        () ->
                                new Recommended(
                                        post(),
                                        List.of(
                                                new Reason(
                                                        Reason.Kind.LIKED_BY_FOLLOWED,
                                                        List.of(Samples.userId(), Samples.userId()),
                                                        null),
                                                new Reason(Reason.Kind.HASHTAG, List.of(), "東京_😀"),
                                                new Reason(Reason.Kind.TRENDING, List.of(), null))))
                .limit(count)
                .toList();
    }

    @Test
    default void nothingIsThereAtFirst() {
        UserId ada = Samples.userId();
        assertThat(store().findList(ada, list(), Samples.now())).isEmpty();
        assertThat(store().shownAmong(ada, List.of(post()), Samples.now())).isEmpty();
        assertThat(store().shownAmong(ada, List.of(), Samples.now())).isEmpty();
        store().addShown(ada, List.of(), Samples.now().plus(LONG));
    }

    @Test
    default void aListIsFoundAsItWasPutByItsViewerOnly() {
        UserId ada = Samples.userId();
        UUID list = list();
        List<Recommended> posts = recommended(100);
        Instant now = Samples.now();
        store().putList(ada, list, posts, now.plus(LONG));
        assertThat(store().findList(ada, list, now)).isEqualTo(posts);
        assertThat(store().findList(Samples.userId(), list, now)).isEmpty();
        assertThat(store().findList(ada, list(), now)).isEmpty();
    }

    @Test
    default void aPersonHasSeveralListsAndTheLastOfAnIdStands() {
        UserId ada = Samples.userId();
        UUID list = list();
        UUID other = list();
        Instant now = Samples.now();
        List<Recommended> posts = recommended(2);
        List<Recommended> others = recommended(3);
        store().putList(ada, list, recommended(2), now.plus(LONG));
        store().putList(ada, list, posts, now.plus(LONG));
        store().putList(ada, other, others, now.plus(LONG));
        assertThat(store().findList(ada, list, now)).isEqualTo(posts);
        assertThat(store().findList(ada, other, now)).isEqualTo(others);
    }

    @Test
    default void aListGoesAtItsTime() {
        UserId ada = Samples.userId();
        UUID list = list();
        UUID past = list();
        Instant now = Samples.now();
        List<Recommended> posts = recommended(1);
        store().putList(ada, list, posts, now.plus(LONG));
        store().putList(ada, past, posts, now.minusMillis(1));
        assertThat(store().findList(ada, list, now.plus(LONG).minusMillis(1))).isEqualTo(posts);
        assertThat(store().findList(ada, list, now.plus(LONG))).isEmpty();
        assertThat(store().findList(ada, past, now)).isEmpty();
        store().deleteExpired(now);
        assertThat(store().findList(ada, list, now)).isEqualTo(posts);
    }

    @Test
    default void ofAPersonTheLatestListsAreKeptAndOfOthersTheirs() {
        Instant now = Samples.now();
        UserId ada = Samples.userId();
        UserId eve = Samples.userId();
        List<Recommended> posts = recommended(1);
        UUID hers = new UUID(1, 1);
        store().putList(eve, hers, posts, now.plus(LONG));
        List<UUID> lists =
                LongStream.rangeClosed(1, RecommendationStore.KEPT + 3)
                        .mapToObj(number -> new UUID(number, 0))
                        .toList();

        lists.forEach(list -> store().putList(ada, list, posts, now.plus(LONG)));

        assertThat(lists)
                .filteredOn(list -> !store().findList(ada, list, now).isEmpty())
                .containsExactlyElementsOf(lists.subList(3, lists.size()));
        assertThat(store().findList(eve, hers, now)).isEqualTo(posts);
    }

    @Test
    default void whatWasShownIsFoundAmongSomePosts() {
        UserId ada = Samples.userId();
        PostId one = post();
        PostId other = post();
        PostId never = post();
        Instant now = Samples.now();
        store().addShown(ada, List.of(one, other, one), now.plus(LONG));
        List<PostId> asked = List.of(one, never, other, one);
        assertThat(store().shownAmong(ada, asked, now)).containsExactlyInAnyOrder(one, other);
        assertThat(store().shownAmong(Samples.userId(), asked, now)).isEmpty();
    }

    @Test
    default void whatWasShownIsKnownUntilTheLaterOfItsTimes() {
        UserId ada = Samples.userId();
        PostId post = post();
        PostId past = post();
        Instant now = Samples.now();
        List<PostId> asked = List.of(post, past);
        store().addShown(ada, List.of(past), now.minusMillis(1));
        store().addShown(ada, List.of(post), now.plus(LONG));
        store().addShown(ada, List.of(post), now.plus(LONG.multipliedBy(2)));
        store().addShown(ada, List.of(post), now.plus(LONG));
        store().deleteExpired(now);
        Instant end = now.plus(LONG.multipliedBy(2));
        assertThat(store().shownAmong(ada, asked, now)).containsExactly(post);
        assertThat(store().shownAmong(ada, asked, end.minusMillis(1))).containsExactly(post);
        assertThat(store().shownAmong(ada, asked, end)).isEmpty();
    }

    @Test
    default void nothingIsLostOfWhatIsShownAtTheSameTime() {
        UserId ada = Samples.userId();
        List<PostId> posts = Stream.generate(RecommendationStoreContract::post).limit(50).toList();
        Instant now = Samples.now();
        Concurrently.call(
                8,
                i -> {
                    List<PostId> mine = new ArrayList<>(posts.subList(i * 5, i * 5 + 15));
                    Collections.shuffle(mine, new Random(i));
                    store().addShown(ada, mine, now.plus(LONG));
                    return i;
                });
        assertThat(store().shownAmong(ada, posts, now)).hasSize(50);
    }

    @Test
    default void everyCallTakesAnyNumber() {
        UserId ada = Samples.userId();
        PostId shown = post();
        Instant now = Samples.now();
        store().addShown(ada, List.of(shown), now.plus(LONG));
        AnyNumber.of(RecommendationStore.class, store())
                .finds(
                        "shownAmong",
                        List.of(shown),
                        RecommendationStoreContract::post,
                        (store, posts) -> store.shownAmong(ada, posts, now))
                .takes(
                        "addShown",
                        RecommendationStoreContract::post,
                        (store, posts) -> {
                            store.addShown(ada, posts, now.plus(LONG));
                            assertThat(store.shownAmong(ada, posts, now)).hasSameSizeAs(posts);
                        })
                .leavesOut("putList")
                .andThatIsAll();
    }
}
