package plaza.contracts.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plaza.contracts.AnyNumber;
import plaza.contracts.BadCursors;
import plaza.contracts.Concurrently;
import plaza.contracts.Fixtures;
import plaza.contracts.Samples;
import plaza.core.Ids;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.UserId;
import plaza.core.media.Media;
import plaza.core.media.MediaCatalog;
import plaza.core.media.MediaKeys;
import plaza.core.media.MediaUse;

/** The contract of every {@link MediaCatalog}. */
public interface MediaCatalogContract extends Fixtures {
    MediaCatalog catalog();

    /** An upload that is used for nothing. */
    static Media upload(UserId owner, Instant at) {
        return new Media(
                "posts/" + Samples.postId(owner) + ".jpg",
                owner,
                "image/jpeg",
                4_711,
                640,
                480,
                null,
                "LEHV6nWB2yk8pyo0adR*.7kCMdnj",
                at,
                null,
                at);
    }

    private Media given(UserId owner, Instant at) {
        Media media = upload(owner, at);
        assertThat(catalog().insert(media)).isTrue();
        return media;
    }

    private static MediaUse use(MediaUse.Kind kind) {
        return new MediaUse(kind, Samples.userId().value());
    }

    private Media find(String key) {
        Media found = catalog().findAll(List.of(key)).get(key);
        if (found == null) {
            throw new AssertionError("there is no " + key);
        }
        return found;
    }

    @Test
    default void anUploadComesBackWhole() {
        UserId owner = givenUser();
        Media picture = upload(owner, Samples.now());
        var video =
                new Media(
                        "reels/" + Samples.postId(owner) + ".mp4",
                        owner,
                        "video/mp4",
                        5_000_000_000L,
                        1_920,
                        1_080,
                        86_400_000L,
                        null,
                        Samples.now(),
                        use(MediaUse.Kind.POST),
                        null);
        var sound =
                new Media(
                        "posts/" + Samples.postId(owner) + ".mp3",
                        owner,
                        "audio/mpeg",
                        1,
                        null,
                        null,
                        null,
                        null,
                        Samples.now(),
                        null,
                        Samples.now());
        List<Media> all = List.of(picture, video, sound);
        all.forEach(media -> assertThat(catalog().insert(media)).isTrue());

        assertThat(catalog().findAll(all.stream().map(Media::key).toList()).values())
                .containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    default void unknownKeysAreLeftOut() {
        Media media = given(givenUser(), Samples.now());
        assertThat(catalog().findAll(List.of())).isEmpty();
        assertThat(catalog().findAll(List.of("posts/none.jpg", "", "'", media.key())))
                .containsOnlyKeys(media.key());
    }

    @Test
    default void anUploadIsInsertedOnce() {
        Media media = given(givenUser(), Samples.now());
        assertThat(catalog().insert(media.usedFor(use(MediaUse.Kind.POST)))).isFalse();
        assertThat(find(media.key())).isEqualTo(media);
    }

    @Test
    default void anUploadGetsItsUse() {
        UserId owner = givenUser();
        Media media = given(owner, Samples.now());
        for (int i = 0; i < 2; i++) {
            MediaUse use = new MediaUse(MediaUse.Kind.POST, owner.value());
            assertThat(catalog().attach(owner, List.of(media.key()), use))
                    .containsExactly(media.key());
            assertThat(find(media.key())).isEqualTo(media.usedFor(use));
        }
    }

    @Test
    default void everyKindOfUseIsKept() {
        UserId owner = givenUser();
        for (MediaUse.Kind kind : MediaUse.Kind.values()) {
            Media media = given(owner, Samples.now());
            MediaUse use = use(kind);
            catalog().attach(owner, List.of(media.key()), use);
            assertThat(find(media.key()).use()).isEqualTo(use);
        }
    }

    @Test
    default void onlyTheOwnersUnusedUploadsGetAUse() {
        UserId owner = givenUser();
        Media mine = given(owner, Samples.now());
        Media used = given(owner, Samples.now());
        Media others = given(givenUser(), Samples.now());
        catalog().attach(owner, List.of(used.key()), use(MediaUse.Kind.POST));
        MediaUse use = use(MediaUse.Kind.POST);
        List<String> keys = List.of(mine.key(), used.key(), others.key(), "posts/unknown.jpg");

        assertThat(catalog().attach(owner, keys, use)).containsExactly(mine.key());

        assertThat(find(used.key()).use()).isNotEqualTo(use);
        assertThat(find(others.key())).isEqualTo(others);
        assertThat(catalog().attach(owner, List.of(), use)).isEmpty();
    }

    @Test
    default void theSameThingOfAnotherKindIsAnotherUse() {
        UserId owner = givenUser();
        Media media = given(owner, Samples.now());
        catalog()
                .attach(
                        owner,
                        List.of(media.key()),
                        new MediaUse(MediaUse.Kind.AVATAR, owner.value()));
        var cover = new MediaUse(MediaUse.Kind.COVER, owner.value());

        assertThat(catalog().attach(owner, List.of(media.key()), cover)).isEmpty();
        assertThat(catalog().release(cover, Samples.now())).isEmpty();
        assertThat(find(media.key()).use()).isNotNull();
    }

    @Test
    default void whatAUseThatEndsHadIsUnusedSinceThenAndMayBeUsedAgain() {
        UserId owner = givenUser();
        MediaUse use = use(MediaUse.Kind.STORY);
        Media one = given(owner, Samples.now());
        Media other = given(owner, Samples.now());
        catalog().attach(owner, List.of(one.key(), other.key()), use);

        Instant end = Samples.now().plusSeconds(60);

        assertThat(catalog().release(use, end)).containsExactlyInAnyOrder(one.key(), other.key());

        assertThat(find(one.key())).isEqualTo(one.unused(end));
        assertThat(catalog().release(use, end.plusSeconds(60))).isEmpty();
        assertThat(find(one.key()).unusedSince()).isEqualTo(end);
        assertThat(catalog().deleteUnused(one.key(), end)).isFalse();
        MediaUse next = use(MediaUse.Kind.POST);
        assertThat(catalog().attach(owner, List.of(one.key()), next)).containsExactly(one.key());
        assertThat(find(one.key())).isEqualTo(one.usedFor(next));
        assertThat(catalog().deleteUnused(other.key(), end.plusMillis(1))).isTrue();
    }

    @Test
    default void whatIsUnusedLongestComesFirst() {
        UserId owner = givenUser();
        // So long ago that uploads of other tests are not among them.
        Instant at = Instant.EPOCH.minusSeconds(1_000_000_000);
        Media third = given(owner, at.plusMillis(2));
        Media first = given(owner, at);
        Media second = given(owner, at.plusMillis(1));
        given(owner, at.plusMillis(3));
        Media used = given(owner, at);
        catalog().attach(owner, List.of(used.key()), use(MediaUse.Kind.POST));
        Instant before = at.plusMillis(3);

        assertThat(catalog().listUnused(before, 100)).containsExactly(first, second, third);
        assertThat(catalog().listUnused(before, 2)).containsExactly(first, second);

        List.of(first, second, third)
                .forEach(media -> assertThat(catalog().deleteUnused(media.key(), before)).isTrue());
        assertThat(catalog().listUnused(before, 100)).isEmpty();
        assertThat(catalog().deleteUnused(first.key(), before)).isFalse();
        assertThat(catalog().findAll(List.of(first.key()))).isEmpty();
    }

    @Test
    default void whatIsUsedOrUnusedForAShortTimeIsNotDeleted() {
        UserId owner = givenUser();
        Instant at = Samples.now();
        Media fresh = given(owner, at);
        Media used = given(owner, at.minusSeconds(60));
        catalog().attach(owner, List.of(used.key()), use(MediaUse.Kind.POST));

        for (String key : List.of(fresh.key(), used.key(), "posts/unknown.jpg")) {
            assertThat(catalog().deleteUnused(key, at)).isFalse();
        }
        assertThat(find(fresh.key())).isEqualTo(fresh);
        assertThat(catalog().deleteUnused(fresh.key(), at.plusMillis(1))).isTrue();
    }

    @Test
    default void aPersonsUploadsComeLatestFirst() {
        UserId owner = givenUser();
        Instant at = Samples.now();
        List<Media> all =
                Stream.generate(() -> given(owner, at))
                        .limit(7)
                        .sorted(
                                Comparator.<Media, UUID>comparing(
                                                media -> MediaKeys.requireId(media.key()),
                                                Ids::compare)
                                        .reversed())
                        .toList();
        Media latest = given(owner, at.plusMillis(1));
        given(givenUser(), at);
        List<Media> expected = new ArrayList<>(List.of(latest));
        expected.addAll(all);
        for (int limit = 1; limit <= 9; limit++) {
            assertThat(Page.all(limit, page -> catalog().listByOwner(owner, page)))
                    .containsExactlyElementsOf(expected);
        }
        assertThat(catalog().listByOwner(givenUser(), PageRequest.first(10)))
                .isEqualTo(Page.empty());
        BadCursors.refusedBy(page -> catalog().listByOwner(owner, page));
    }

    @Test
    default void bytesOfAPersonAddUpUntilTheirUploadsAreDeleted() {
        UserId owner = givenUser();
        Instant at = Samples.now();
        assertThat(catalog().countBytes(owner)).isZero();
        Media one = given(owner, at);
        Media other = given(owner, at);
        catalog().insert(one);
        given(givenUser(), at);
        catalog().attach(owner, List.of(other.key()), use(MediaUse.Kind.POST));

        assertThat(catalog().countBytes(owner)).isEqualTo(one.bytes() + other.bytes());
        assertThat(catalog().deleteUnused(one.key(), at.plusSeconds(1))).isTrue();
        assertThat(catalog().countBytes(owner)).isEqualTo(other.bytes());
    }

    @Test
    default void ofManyWhoWantAnUploadOneGetsIt() {
        UserId owner = givenUser();
        Media one = given(owner, Samples.now());
        Media other = given(owner, Samples.now());
        List<String> keys = List.of(one.key(), other.key());
        List<String> reversed = keys.reversed();

        List<Set<String>> got =
                Concurrently.call(
                        8,
                        i ->
                                catalog()
                                        .attach(
                                                owner,
                                                i % 2 == 0 ? keys : reversed,
                                                use(MediaUse.Kind.POST)));

        assertThat(got.stream().flatMap(Set::stream))
                .containsExactlyInAnyOrder(one.key(), other.key());
    }

    @Test
    default void anUploadIsEitherUsedOrDeleted() {
        UserId owner = givenUser();
        Instant at = Samples.now();
        for (int round = 0; round < 10; round++) {
            Media media = given(owner, at);
            List<Boolean> done =
                    Concurrently.call(
                            2,
                            i ->
                                    i == 0
                                            ? catalog().deleteUnused(media.key(), at.plusSeconds(1))
                                            : !catalog()
                                                    .attach(
                                                            owner,
                                                            List.of(media.key()),
                                                            use(MediaUse.Kind.POST))
                                                    .isEmpty());
            assertThat(done).containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    default void everyCallTakesAnyNumber() {
        UserId owner = givenUser();
        Media media = given(owner, Samples.now());
        MediaUse use = use(MediaUse.Kind.POST);
        AnyNumber.of(MediaCatalog.class, catalog(), manyIds())
                .finds(
                        "findAll",
                        List.of(media.key()),
                        () -> upload(owner, Samples.now()).key(),
                        MediaCatalog::findAll)
                .finds(
                        "attach",
                        List.of(media.key()),
                        () -> upload(owner, Samples.now()).key(),
                        (catalog, keys) -> catalog.attach(owner, keys, use))
                .andThatIsAll();
    }
}
