package plaza.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import plaza.core.event.Broadcast;
import plaza.core.event.Broadcast.Receiver;
import plaza.core.event.Broadcast.Subscription;

/** The contract of every {@link Broadcast}. */
public interface BroadcastContract {
    Broadcast broadcast();

    private static String freshChannel() {
        return "test-" + UUID.randomUUID();
    }

    /** Remembers what it hears. */
    final class Heard implements Receiver {
        private final List<String> messages = new CopyOnWriteArrayList<>();

        @Override
        public void receive(String message) {
            messages.add(message);
        }

        @Override
        public void missed() {
            messages.add("missed");
        }

        void await(String... expected) {
            org.awaitility.Awaitility.await()
                    .untilAsserted(() -> assertThat(messages).containsExactly(expected));
        }
    }

    @Test
    default void everySubscriberHearsEveryMessageOnceAndInOrder() {
        String channel = freshChannel();
        var one = new Heard();
        var other = new Heard();
        try (Subscription _ = broadcast().subscribe(channel, one);
                Subscription _ = broadcast().subscribe(channel, other)) {
            String[] sent =
                    IntStream.range(0, 500).mapToObj(Integer::toString).toArray(String[]::new);
            for (String message : sent) {
                broadcast().publish(channel, message);
            }
            one.await(sent);
            other.await(sent);
        }
    }

    @Test
    default void whatHasArrivedBeforeIsNotHeard() {
        String channel = freshChannel();
        var early = new Heard();
        var late = new Heard();
        try (Subscription _ = broadcast().subscribe(channel, early)) {
            broadcast().publish(channel, "before");
            early.await("before");
            try (Subscription _ = broadcast().subscribe(channel, late)) {
                broadcast().publish(channel, "after");
                late.await("after");
            }
        }
    }

    @Test
    default void channelsAreApart() {
        String channel = freshChannel();
        var heard = new Heard();
        try (Subscription _ = broadcast().subscribe(channel, heard)) {
            broadcast().publish(channel + "x", "elsewhere");
            broadcast().publish(channel.toUpperCase(java.util.Locale.ROOT), "elsewhere");
            broadcast().publish(channel, "here");
            heard.await("here");
        }
    }

    @Test
    default void whoHasClosedHearsNothingMore() {
        String channel = freshChannel();
        var gone = new Heard();
        var stays = new Heard();
        try (Subscription _ = broadcast().subscribe(channel, stays)) {
            Subscription closed = broadcast().subscribe(channel, gone);
            broadcast().publish(channel, "1");
            gone.await("1");
            closed.close();
            closed.close();
            broadcast().publish(channel, "2");
            stays.await("1", "2");
            gone.await("1");
        }
    }

    @Test
    default void aReceiverThatFailsHearsTheNextMessageAllTheSame() {
        String channel = freshChannel();
        var heard = new Heard();
        Receiver failing =
                new Receiver() {
                    @Override
                    public void receive(String message) {
                        heard.receive(message);
                        throw new IllegalStateException("on purpose");
                    }

                    @Override
                    public void missed() {
                        heard.missed();
                    }
                };
        try (Subscription _ = broadcast().subscribe(channel, failing)) {
            broadcast().publish(channel, "1");
            broadcast().publish(channel, "2");
            heard.await("1", "2");
        }
    }

    @Test
    default void aReceiverThatTakesItsTimeHoldsUpNobody() {
        String channel = freshChannel();
        var open = new CountDownLatch(1);
        var slow = new Heard();
        Receiver waiting =
                new Receiver() {
                    @Override
                    public void receive(String message) {
                        try {
                            open.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        slow.receive(message);
                    }

                    @Override
                    public void missed() {
                        slow.missed();
                    }
                };
        var quick = new Heard();
        try (Subscription _ = broadcast().subscribe(channel, waiting);
                Subscription _ = broadcast().subscribe(channel, quick)) {
            broadcast().publish(channel, "1");
            broadcast().publish(channel, "2");
            quick.await("1", "2");
            assertThat(slow.messages).isEmpty();
            open.countDown();
            slow.await("1", "2");
        }
    }

    @Test
    default void anyTextUpToTheLimitArrivesAsItIs() {
        String channel = freshChannel();
        String longest = "é".repeat(Broadcast.MAX_LENGTH);
        var heard = new Heard();
        try (Subscription _ = broadcast().subscribe(channel, heard)) {
            List<String> sent = List.of("", "\n", "a\u0000b", "\uD83D\uDE00 日本", longest);
            sent.forEach(message -> broadcast().publish(channel, message));
            heard.await(sent.toArray(String[]::new));
            assertThatThrownBy(() -> broadcast().publish(channel, longest + "x"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    default void messagesOfManyPublishersAllArriveEachPublishersInOrder() throws Exception {
        String channel = freshChannel();
        var heard = new Heard();
        try (Subscription _ = broadcast().subscribe(channel, heard)) {
            List<Thread> threads = new ArrayList<>();
            for (int publisher = 0; publisher < 8; publisher++) {
                int name = publisher;
                threads.add(
                        Thread.startVirtualThread(
                                () -> {
                                    for (int i = 0; i < 100; i++) {
                                        broadcast().publish(channel, name + " " + i);
                                    }
                                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            await().until(() -> heard.messages.size() == 800);
            for (int publisher = 0; publisher < 8; publisher++) {
                String prefix = publisher + " ";
                List<String> its =
                        heard.messages.stream().filter(m -> m.startsWith(prefix)).toList();
                assertThat(its)
                        .containsExactlyElementsOf(
                                IntStream.range(0, 100).mapToObj(i -> prefix + i).toList());
            }
        }
    }
}
