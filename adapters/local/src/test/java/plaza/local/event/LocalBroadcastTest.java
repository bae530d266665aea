package plaza.local.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
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
            for (int i = 0; i <= LocalBroadcast.QUEUED; i++) {
                broadcast.publish("c", "m" + i);
            }
            open.countDown();
            await().untilAsserted(
                            () ->
                                    assertThat(heard)
                                            .containsExactly(
                                                    "first",
                                                    "missed",
                                                    "m" + LocalBroadcast.QUEUED));
        }
    }
}
