package plaza.contracts.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import plaza.contracts.AnyNumber;
import plaza.contracts.BadCursors;
import plaza.contracts.Concurrently;
import plaza.contracts.Fixtures;
import plaza.contracts.Samples;
import plaza.contracts.Texts;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.StreamId;
import plaza.core.id.UserId;
import plaza.core.live.LiveStream;
import plaza.core.live.MostWatched;
import plaza.core.live.StreamDetails;
import plaza.core.live.StreamPart;
import plaza.core.live.StreamStatus;
import plaza.core.live.StreamStore;
import plaza.core.live.Viewers;

/** The contract of every {@link StreamStore}. */
public interface StreamStoreContract extends Fixtures {
    StreamStore store();

    @Test
    default void aStreamIsThereWhenTheCallReturns() {
        LiveStream stream = StreamSamples.stream(givenUser());
        assertThat(store().insert(stream)).isTrue();

        assertThat(store().find(stream.id())).contains(stream);
        assertThat(store().findAll(List.of(stream.id(), StreamSamples.id())))
                .containsOnlyKeys(stream.id())
                .containsValue(stream);
        assertThat(byHost(stream.host())).containsExactly(stream);
    }

    @Test
    default void insertingAgainChangesNothing() {
        LiveStream stream = given(givenUser());
        store().start(stream.id(), Samples.now());
        LiveStream started = find(stream.id());

        assertThat(store().insert(StreamSamples.stream(stream.id(), givenUser()))).isFalse();

        assertThat(find(stream.id())).isEqualTo(started);
    }

    @Test
    default void whatIsNotThereIsNotFoundAndNotChanged() {
        StreamId unknown = StreamSamples.id();
        Instant at = Samples.now();

        assertThat(store().find(unknown)).isEmpty();
        assertThat(store().findAll(List.of())).isEmpty();
        assertThat(store().setKey(unknown, "hash" + unknown)).isFalse();
        assertThat(store().findByKey("hash" + unknown)).isEmpty();
        assertThat(store().hasKey(unknown)).isFalse();
        assertThat(store().change(unknown, StreamSamples.everything(at))).isFalse();
        assertThat(store().start(unknown, at)).isFalse();
        assertThat(store().end(unknown, at)).isFalse();
        assertThat(store().interrupt(unknown, at)).isFalse();
        assertThat(store().put(unknown, givenUser(), StreamPart.MODERATOR, true)).isFalse();
        assertThat(store().delete(unknown)).isFalse();
        store().noteViewers(unknown, new Viewers(1, 1, 1));
        assertThat(store().find(unknown)).isEmpty();
    }

    @Test
    default void aStreamGoesFromScheduledToLiveToEndedAndNoOtherWay() {
        LiveStream stream = given(givenUser());
        Instant at = Samples.now();

        assertThat(store().end(stream.id(), at)).isFalse();
        assertThat(store().interrupt(stream.id(), at)).isFalse();
        assertThat(find(stream.id())).isEqualTo(stream);

        assertThat(store().start(stream.id(), at)).isTrue();
        assertThat(store().start(stream.id(), at.plusSeconds(1))).isFalse();
        assertThat(store().delete(stream.id())).isFalse();
        LiveStream live = find(stream.id());
        assertThat(live.status()).isEqualTo(StreamStatus.LIVE);
        assertThat(live.startedAt()).isEqualTo(at);
        assertThat(live.endedAt()).isNull();

        assertThat(store().end(stream.id(), at.plusSeconds(5))).isTrue();
        assertThat(store().end(stream.id(), at.plusSeconds(6))).isFalse();
        assertThat(store().start(stream.id(), at.plusSeconds(7))).isFalse();
        assertThat(store().delete(stream.id())).isFalse();
        LiveStream ended = find(stream.id());
        assertThat(ended.status()).isEqualTo(StreamStatus.ENDED);
        assertThat(ended.startedAt()).isEqualTo(at);
        assertThat(ended.endedAt()).isEqualTo(at.plusSeconds(5));
    }

    @Test
    default void ofManyWhoStartAndEndOneDoes() {
        LiveStream stream = given(givenUser());
        Instant at = Samples.now();
        assertThat(Concurrently.call(8, i -> store().start(stream.id(), at.plusMillis(i))))
                .containsOnlyOnce(true);
        assertThat(Concurrently.call(8, i -> store().end(stream.id(), at.plusMillis(i))))
                .containsOnlyOnce(true);
    }

    @Test
    default void anEncoderThatIsGoneIsNotedWhileTheStreamIsLive() {
        LiveStream stream = given(givenUser());
        Instant at = Samples.now();
        store().start(stream.id(), at);

        assertThat(store().interrupt(stream.id(), at.plusSeconds(1))).isTrue();
        assertThat(find(stream.id()).interruptedAt()).isEqualTo(at.plusSeconds(1));
        assertThat(store().interrupt(stream.id(), null)).isTrue();
        assertThat(store().interrupt(stream.id(), null)).isFalse();
        assertThat(find(stream.id()).interruptedAt()).isNull();

        store().interrupt(stream.id(), at.plusSeconds(2));
        store().end(stream.id(), at.plusSeconds(3));
        assertThat(find(stream.id()).interruptedAt()).isNull();
    }

    @Test
    default void aKeyFindsItsStreamUntilItIsRenewedOrTakenOrTheStreamEnds() {
        LiveStream stream = given(givenUser());
        String first = "hash1" + stream.id();
        String second = "hash2" + stream.id();

        assertThat(store().hasKey(stream.id())).isFalse();
        assertThat(store().setKey(stream.id(), first)).isTrue();
        assertThat(store().hasKey(stream.id())).isTrue();
        assertThat(store().findByKey(first)).contains(stream);
        assertThat(store().setKey(stream.id(), second)).isTrue();
        assertThat(store().findByKey(first)).isEmpty();
        assertThat(store().findByKey(second)).contains(stream);
        assertThat(store().setKey(stream.id(), null)).isTrue();
        assertThat(store().findByKey(second)).isEmpty();
        assertThat(store().hasKey(stream.id())).isFalse();

        store().setKey(stream.id(), first);
        store().start(stream.id(), Samples.now());
        assertThat(store().findByKey(first)).contains(find(stream.id()));
        store().end(stream.id(), Samples.now());
        assertThat(store().findByKey(first)).isEmpty();
    }

    @Test
    default void whatTheHostSaysIsKeptAsItIs() {
        LiveStream stream = given(givenUser());
        StreamDetails everything = StreamSamples.everything(Samples.now().plusSeconds(90));

        assertThat(store().change(stream.id(), everything)).isTrue();
        assertThat(store().change(stream.id(), everything)).isFalse();
        assertThat(find(stream.id()).details()).isEqualTo(everything);
        assertThat(store().change(stream.id(), stream.details())).isTrue();
        assertThat(find(stream.id())).isEqualTo(stream);

        for (String text : Texts.hard()) {
            if (text.length() <= 140) {
                store().change(stream.id(), StreamSamples.details(text));
                assertThat(find(stream.id()).details().title()).isEqualTo(text);
            }
        }
    }

    @Test
    default void peopleAreWhatTheyWereMadeEachOnce() {
        LiveStream stream = given(givenUser());
        UserId ann = givenUser();
        UserId ben = givenUser();
        for (StreamPart part : StreamPart.values()) {
            assertThat(store().put(stream.id(), ann, part, true)).isTrue();
            assertThat(store().put(stream.id(), ann, part, true)).isFalse();
            assertThat(store().put(stream.id(), ben, part, true)).isTrue();
            assertThat(find(stream.id()).people(part)).isEqualTo(Set.of(ann, ben));
            assertThat(store().put(stream.id(), ann, part, false)).isTrue();
            assertThat(store().put(stream.id(), ann, part, false)).isFalse();
            assertThat(find(stream.id()).people(part)).isEqualTo(Set.of(ben));
            store().put(stream.id(), ben, part, false);
        }
        assertThat(find(stream.id())).isEqualTo(stream);
    }

    @Test
    default void ofViewersTheMostIsKept() {
        StreamId id = given(givenUser()).id();

        store().noteViewers(id, new Viewers(5, 7, 9));
        assertThat(find(id).viewers()).isEqualTo(new Viewers(5, 7, 9));
        store().noteViewers(id, new Viewers(2, 3, 12));
        assertThat(find(id).viewers()).isEqualTo(new Viewers(2, 7, 12));
    }

    @Test
    default void theMostWatchedComesFirstAndPagesFitTogether() {
        List<StreamId> mine = new ArrayList<>();
        Instant at = Samples.now();
        for (int i = 0; i < 7; i++) {
            LiveStream stream = given(givenUser());
            mine.add(stream.id());
            store().start(stream.id(), at);
            store().noteViewers(stream.id(), new Viewers(i / 2, 9, 9));
        }
        StreamId planned = given(givenUser()).id();

        List<LiveStream> all = Page.all(100, store()::listLive).toList();

        assertThat(all).extracting(LiveStream::id).doesNotHaveDuplicates().containsAll(mine);
        assertThat(all).extracting(LiveStream::id).doesNotContain(planned);
        assertThat(all)
                .isSortedAccordingTo(
                        (one, other) -> MostWatched.of(one).compareTo(MostWatched.of(other)));
        for (int limit = 1; limit < 6; limit += 2) {
            assertThat(Page.all(limit, store()::listLive).map(LiveStream::id).toList())
                    .doesNotHaveDuplicates()
                    .containsAll(mine);
        }
        BadCursors.refusedBy(page -> store().listLive(page));
        mine.forEach(id -> store().end(id, at));
    }

    @Test
    default void listsRunFromTheLatestInPages() {
        UserId host = givenUser();
        List<StreamId> mine = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            mine.addFirst(given(host).id());
        }
        for (int limit = 1; limit < 8; limit += 2) {
            assertThat(
                            Page.all(limit, page -> store().listByHost(host, page))
                                    .map(LiveStream::id)
                                    .toList())
                    .isEqualTo(mine);
        }
        assertThat(ids(StreamStatus.SCHEDULED)).containsSubsequence(mine);
        assertThat(ids(StreamStatus.ENDED)).doesNotContainAnyElementsOf(mine);
        store().start(mine.getFirst(), Samples.now());
        assertThat(ids(StreamStatus.LIVE)).contains(mine.getFirst());
        assertThat(ids(StreamStatus.SCHEDULED)).doesNotContain(mine.getFirst());
        store().end(mine.getFirst(), Samples.now());
        assertThat(ids(StreamStatus.ENDED)).contains(mine.getFirst());
        BadCursors.refusedBy(page -> store().listByHost(host, page));
        BadCursors.refusedBy(page -> store().list(StreamStatus.ENDED, page));
    }

    @Test
    default void whatHasNotEndedIsCountedForItsHost() {
        UserId host = givenUser();
        LiveStream over = given(host);
        LiveStream live = given(host);
        given(host);
        given(givenUser());
        assertThat(store().countOpen(host)).isEqualTo(3);
        store().start(live.id(), Samples.now());
        store().start(over.id(), Samples.now());
        store().end(over.id(), Samples.now());
        assertThat(store().countOpen(host)).isEqualTo(2);
        assertThat(store().countOpen(givenUser())).isZero();
    }

    private List<StreamId> ids(StreamStatus status) {
        return Page.all(1_000, page -> store().list(status, page)).map(LiveStream::id).toList();
    }

    @Test
    default void oneThatIsPlannedCanBeDeletedWithItsKey() {
        LiveStream stream = given(givenUser());
        String key = UUID.randomUUID().toString();
        store().setKey(stream.id(), key);

        assertThat(store().delete(stream.id())).isTrue();
        assertThat(store().delete(stream.id())).isFalse();

        assertThat(store().find(stream.id())).isEmpty();
        assertThat(store().findByKey(key)).isEmpty();
        assertThat(byHost(stream.host())).isEmpty();
    }

    private List<LiveStream> byHost(UserId host) {
        return store().listByHost(host, PageRequest.first(100)).items();
    }

    private LiveStream find(StreamId id) {
        return store().find(id).orElseThrow();
    }

    private LiveStream given(UserId host) {
        LiveStream stream = StreamSamples.stream(host);
        assertThat(store().insert(stream)).isTrue();
        return stream;
    }

    @Test
    default void everyCallTakesAnyNumber() {
        LiveStream stream = StreamSamples.stream(givenUser());
        store().insert(stream);
        AnyNumber.of(StreamStore.class, store())
                .finds("findAll", List.of(stream.id()), StreamSamples::id, StreamStore::findAll)
                .andThatIsAll();
    }
}
