package plaza.core.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import plaza.contracts.Samples;
import plaza.contracts.SettableClock;
import plaza.contracts.live.StreamSamples;
import plaza.core.account.Account;
import plaza.core.account.PasswordHash;
import plaza.core.graph.Follow;
import plaza.core.graph.ViewerContexts;
import plaza.memory.account.MemoryAccountStore;
import plaza.memory.graph.MemoryBlockStore;
import plaza.memory.graph.MemoryFollowGraph;
import plaza.memory.live.MemoryStreamStore;

class PlaybackTest {
    private static final SecretKey KEY = new SecretKeySpec(new byte[32], "HmacSHA256");

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final MemoryAccountStore accounts = new MemoryAccountStore();
    private final MemoryFollowGraph graph = new MemoryFollowGraph();
    private final MemoryStreamStore streams = new MemoryStreamStore();
    private final StreamAccessPolicy gate =
            new StreamAccessPolicy(
                    streams, new ViewerContexts(graph, new MemoryBlockStore(), accounts));
    private final Playback playback =
            new Playback(streams, accounts, gate, new Playback.Key(KEY), clock);
    private final Account viewer = person(false);

    private Account person(boolean isPrivate) {
        Account sample = Samples.account();
        Account account = sample.with(sample.profile(), isPrivate, false, clock.instant());
        accounts.insert(account, PasswordHash.NONE);
        return account;
    }

    private LiveStream live(Account host) {
        LiveStream stream = StreamSamples.stream(host.id());
        streams.insert(stream);
        streams.start(stream.id(), clock.instant());
        return stream;
    }

    private String pass(LiveStream stream, Account host) {
        String url = playback.url(viewer.id(), stream, host);
        assertThat(url).startsWith(stream.url() + "?pass=");
        return url.substring(url.indexOf('=') + 1);
    }

    @Test
    void aPassIsTakenForAnHourAndAsLongAsItsHolderMayLook() {
        Account host = person(true);
        graph.follow(new Follow(viewer.id(), host.id(), clock.instant()));
        LiveStream stream = live(host);
        String pass = pass(stream, host);
        assertThat(playback.mayWatch(stream.id(), pass)).isTrue();
        assertThat(playback.mayWatch(stream.id(), null)).isFalse();

        graph.unfollow(viewer.id(), host.id());
        assertThat(playback.mayWatch(stream.id(), pass)).isFalse();
        graph.follow(new Follow(viewer.id(), host.id(), clock.instant()));

        clock.advance(Playback.VALID.minusSeconds(1));
        assertThat(playback.mayWatch(stream.id(), pass)).isTrue();
        clock.advance(Duration.ofSeconds(1));
        assertThat(playback.mayWatch(stream.id(), pass)).isFalse();
        assertThat(playback.mayWatch(stream.id(), pass(stream, host))).isTrue();
    }

    @Test
    void whatIsOpenAndLiveTakesNone() {
        Account host = person(false);
        LiveStream stream = live(host);
        assertThat(playback.url(viewer.id(), stream, host)).isEqualTo(stream.url());
        assertThat(playback.mayWatch(stream.id(), null)).isTrue();
        streams.end(stream.id(), clock.instant());
        assertThat(playback.mayWatch(stream.id(), null)).isFalse();
    }

    @Test
    void aPassIsForOneStreamAndSignedWithTheKey() {
        Account host = person(true);
        graph.follow(new Follow(viewer.id(), host.id(), clock.instant()));
        String pass = pass(live(host), host);
        assertThat(playback.mayWatch(live(host).id(), pass)).isFalse();
        var other =
                new Playback(
                        streams,
                        accounts,
                        gate,
                        new Playback.Key(new SecretKeySpec(new byte[] {1}, "HmacSHA256")),
                        clock);
        LiveStream stream = live(host);
        assertThat(other.mayWatch(stream.id(), pass(stream, host))).isFalse();
    }
}
