package plaza.core.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import plaza.contracts.Samples;
import plaza.contracts.SettableClock;
import plaza.contracts.live.StreamSamples;
import plaza.core.DomainException;
import plaza.core.graph.ViewerContexts;
import plaza.core.media.Attachments;
import plaza.core.secret.Secret;
import plaza.local.live.LocalViewerCounter;
import plaza.memory.account.MemoryAccountStore;
import plaza.memory.chat.MemoryChatStore;
import plaza.memory.event.MemoryJournal;
import plaza.memory.graph.MemoryBlockStore;
import plaza.memory.graph.MemoryFollowGraph;
import plaza.memory.live.MemoryStreamStore;
import plaza.memory.media.MemoryMediaCatalog;

/** Encoders that go, and those that come back in time. */
class IngestTest {
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Secret KEY = Secret.of("the key of an encoder");

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final MemoryStreamStore store = new MemoryStreamStore();
    private final Attachments attachments = new Attachments(new MemoryMediaCatalog(), clock);
    private final ViewerContexts audience =
            new ViewerContexts(
                    new MemoryFollowGraph(), new MemoryBlockStore(), new MemoryAccountStore());
    private final Streams streams =
            new Streams(
                    store,
                    new StreamWrites(
                            store, new MemoryChatStore(), new LocalViewerCounter(), attachments),
                    new StreamAccessPolicy(store, audience),
                    attachments,
                    new MemoryJournal(UUID.randomUUID(), clock),
                    new Streams.Terms(clock, "https://watch.example/{id}"));
    private final Ingest ingest = new Ingest(store, streams, GRACE, clock);
    private final LiveStream stream = StreamSamples.stream(Samples.userId());

    IngestTest() {
        store.insert(stream);
        store.setKey(stream.id(), StreamKeys.hash(KEY));
        ingest.published(KEY);
    }

    private LiveStream now() {
        return store.find(stream.id()).orElseThrow();
    }

    /** Looks whether the stream is over, as is done all the time. */
    private boolean isOver() {
        return ingest.expire(now(), clock.instant());
    }

    @Test
    void anEncoderThatComesBackInTimeGoesOn() {
        ingest.ended(KEY);
        clock.advance(GRACE.minusMillis(1));
        assertThat(isOver()).isFalse();
        ingest.published(KEY);
        clock.advance(GRACE.multipliedBy(2));

        assertThat(isOver()).isFalse();
        assertThat(now().status()).isEqualTo(StreamStatus.LIVE);
    }

    @Test
    void theEndOfAnOlderConnectionDoesNotEndWhatTheNewerPublishes() {
        ingest.published(KEY);
        ingest.ended(Secret.of(stream.id().toString()));
        ingest.goesOn(Secret.of(stream.id().toString()));
        clock.advance(GRACE.multipliedBy(2));

        assertThat(isOver()).isFalse();
        assertThat(now().status()).isEqualTo(StreamStatus.LIVE);
    }

    @Test
    void nothingGoesOnThatIsNotLive() {
        ingest.ended(KEY);
        clock.advance(GRACE);
        assertThat(isOver()).isTrue();

        assertThatThrownBy(() -> ingest.goesOn(KEY)).isInstanceOf(DomainException.class);
    }

    @Test
    void oneThatDoesNotEndsItsStream() {
        ingest.ended(KEY);
        clock.advance(GRACE);

        assertThat(isOver()).isTrue();
        assertThat(now().status()).isEqualTo(StreamStatus.ENDED);
    }
}
