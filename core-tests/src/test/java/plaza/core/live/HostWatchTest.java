package plaza.core.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import plaza.contracts.Samples;
import plaza.contracts.SettableClock;
import plaza.contracts.live.StreamSamples;
import plaza.core.graph.ViewerContexts;
import plaza.core.id.StreamId;
import plaza.core.media.Attachments;
import plaza.core.presence.PresenceTracker;
import plaza.local.live.LocalViewerCounter;
import plaza.local.presence.LocalPresenceTracker;
import plaza.memory.account.MemoryAccountStore;
import plaza.memory.chat.MemoryChatStore;
import plaza.memory.event.MemoryJournal;
import plaza.memory.graph.MemoryBlockStore;
import plaza.memory.graph.MemoryFollowGraph;
import plaza.memory.live.MemoryStreamStore;
import plaza.memory.media.MemoryMediaCatalog;

/** Streams whose hosts are gone end by themselves. */
final class HostWatchTest {
    private static final Duration GONE = Duration.ofHours(2);
    private static final Viewers WATCHED = new Viewers(1, 1, 1);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final MemoryStreamStore store = new MemoryStreamStore();
    private final PresenceTracker presence = new LocalPresenceTracker(1_000);
    private final Streams streams =
            new Streams(
                    store,
                    new StreamWrites(
                            store,
                            new MemoryChatStore(),
                            new LocalViewerCounter(),
                            new Attachments(new MemoryMediaCatalog(), clock)),
                    new StreamAccessPolicy(
                            store,
                            new ViewerContexts(
                                    new MemoryFollowGraph(),
                                    new MemoryBlockStore(),
                                    new MemoryAccountStore())),
                    new Attachments(new MemoryMediaCatalog(), clock),
                    new MemoryJournal(UUID.randomUUID(), clock),
                    new Streams.Terms(clock, "https://watch.example/{id}"));
    private final LiveStream stream = StreamSamples.stream(Samples.userId());

    HostWatchTest() {
        store.insert(stream);
        store.start(stream.id(), clock.instant());
    }

    private HostWatch watch(Duration gone, Instant since) {
        return new HostWatch(store, streams, presence, gone, since);
    }

    private Set<StreamId> ended(Viewers viewers) {
        return ended(watch(GONE, Instant.EPOCH), viewers);
    }

    private Set<StreamId> ended(HostWatch watch, Viewers viewers) {
        LiveStream now = store.find(stream.id()).orElseThrow();
        return watch.endAbandoned(List.of(now), Map.of(stream.id(), viewers), clock.instant());
    }

    private void hostIsSeen() {
        presence.seen(List.of(stream.host()), clock.instant());
    }

    @Test
    void whoWasSeenAndIsGoneStreamsNoMoreWhoeverWatches() {
        hostIsSeen();
        clock.advance(GONE.minusMillis(1));
        assertThat(ended(WATCHED)).isEmpty();
        clock.advance(Duration.ofMillis(1));
        assertThat(ended(WATCHED)).containsExactly(stream.id());
        assertThat(store.find(stream.id()).orElseThrow().status()).isEqualTo(StreamStatus.ENDED);
    }

    @Test
    void whoIsSeenAgainStreamsOn() {
        hostIsSeen();
        clock.advance(GONE.minusMinutes(1));
        hostIsSeen();
        clock.advance(GONE.minusMinutes(1));
        assertThat(ended(Viewers.NONE)).isEmpty();
    }

    @Test
    void whatAnEncoderMayPublishGoesOnWhileSomebodyWatches() {
        store.setKey(stream.id(), "hash");
        hostIsSeen();
        clock.advance(GONE);
        assertThat(ended(WATCHED)).isEmpty();
        assertThat(ended(Viewers.NONE)).containsExactly(stream.id());
    }

    @Test
    void ofAHostWhoHidesTheirPresenceItGoesOnWhileSomebodyWatches() {
        clock.advance(GONE);
        assertThat(ended(WATCHED)).isEmpty();
        assertThat(ended(Viewers.NONE)).containsExactly(stream.id());
    }

    @Test
    void aServerThatHasJustStartedLooksForAHostFirst() {
        clock.advance(GONE.multipliedBy(3));
        HostWatch fresh = watch(GONE, clock.instant());
        assertThat(ended(fresh, Viewers.NONE)).isEmpty();
        clock.advance(GONE);
        assertThat(ended(fresh, Viewers.NONE)).containsExactly(stream.id());
    }

    @Test
    void withoutABoundNobodyIsGone() {
        clock.advance(Duration.ofDays(300));
        assertThat(ended(watch(Duration.ZERO, Instant.EPOCH), Viewers.NONE)).isEmpty();
    }
}
