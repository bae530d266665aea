package plaza.local.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import plaza.contracts.event.BroadcastContract;
import plaza.core.event.Broadcast;
import plaza.core.event.Broadcast.Receiver;
import plaza.core.event.Broadcast.Subscription;

final class LocalBroadcastTest implements BroadcastContract {
    private final LocalBroadcast broadcast = new LocalBroadcast();

    @Override
    public Broadcast broadcast() {
        return broadcast;
    }

    @Test
    void whoFallsTooFarBehindIsToldThatSomethingWasMissed() throws Exception {
        List<String> many =
                IntStream.rangeClosed(0, LocalBroadcast.QUEUED).mapToObj(i -> "m" + i).toList();

        assertThat(heardTooLate(many)).containsExactly("first", "missed", many.getLast());
    }

    @Test
    void longMessagesThatWaitHaveABoundOfTheirOwn() throws Exception {
        String longest = "x".repeat(Broadcast.MAX_LENGTH);
        assertThat(2 * longest.length()).isEqualTo(LocalBroadcast.QUEUED_LENGTH);

        assertThat(heardTooLate(List.of(longest, longest)))
                .containsExactly("first", longest, longest);
        assertThat(heardTooLate(List.of(longest, longest, "more", longest)))
                .containsExactly("first", "missed", "more", longest);
    }

    /** What is heard, after a first message, of some that are published while that one is heard. */
    private List<String> heardTooLate(List<String> published) throws InterruptedException {
        var holding = new CountDownLatch(1);
        var open = new CountDownLatch(1);
        List<String> heard = new CopyOnWriteArrayList<>();
        Receiver receiver =
                new Receiver() {
                    @Override
                    public void receive(String message) {
                        holding.countDown();
                        try {
                            open.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        heard.add(message);
                    }

                    @Override
                    public void missed() {
                        heard.add("missed");
                    }
                };
        try (Subscription _ = broadcast.subscribe("c", receiver)) {
            broadcast.publish("c", "first");
            holding.await();
            published.forEach(message -> broadcast.publish("c", message));
            open.countDown();
            await().until(() -> heard.contains(published.getLast()) && isLast(heard, published));
        }
        return heard;
    }

    private static boolean isLast(List<String> heard, List<String> published) {
        return heard.getLast().equals(published.getLast())
                && (heard.contains("missed") || heard.size() == 1 + published.size());
    }
}
