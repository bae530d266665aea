package plaza.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ClosingTest {
    private final Closing closing = new Closing();
    private final List<String> closed = new ArrayList<>();

    @Test
    void theLastOpenedIsClosedFirst() throws InterruptedException {
        open("lock");
        open("database");
        open("server");

        closing.close();
        closing.close();
        closing.await();

        assertThat(closed).containsExactly("server", "database", "lock");
    }

    @Test
    void oneThatFailsDoesNotKeepOthersOpen() {
        open("lock");
        closing.open(
                () -> {
                    AutoCloseable failing =
                            () -> {
                                throw new IllegalStateException("cannot close");
                            };
                    return failing;
                });

        closing.close();

        assertThat(closed).containsExactly("lock");
    }

    @Test
    void nothingIsOpenedAfterClosingHasBegun() {
        closing.close();

        assertThatThrownBy(() -> open("late")).isInstanceOf(CommandException.class);
        assertThat(closing.hasBegun()).isTrue();
    }

    @Test
    void whatIsBeingOpenedIsClosedToo() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        Thread opener =
                Thread.startVirtualThread(
                        () ->
                                closing.open(
                                        () -> {
                                            begun.countDown();
                                            awaitUninterruptibly(goOn);
                                            return () -> closed.add("slow");
                                        }));
        begun.await();
        Thread closer = Thread.startVirtualThread(closing::close);

        goOn.countDown();
        opener.join();
        closer.join();

        assertThat(closed).containsExactly("slow");
    }

    private void open(String name) {
        closing.open(
                () -> {
                    AutoCloseable resource = () -> closed.add(name);
                    return resource;
                });
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
