package plaza.app.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import plaza.core.DomainException;
import plaza.core.Fallback;
import plaza.core.StorageException;

/** The chain around a port of the engine {@code stone}, with something done in between. */
final class InterceptorsTest {
    private final PortGuard guard =
            new PortGuard(
                    new SimpleMeterRegistry(),
                    new EngineTimeouts(
                            Duration.ofMinutes(5), Duration.ofMinutes(2), Duration.ofMinutes(1)),
                    Faults.NONE);
    private final EngineState stone = new EngineState("stone", Duration.ofMinutes(5));
    private final List<Interceptor> interceptors = new ArrayList<>(guard.interceptors(stone));
    private final AtomicInteger asked = new AtomicInteger();

    @AfterEach
    void close() {
        guard.close();
    }

    interface Port {
        String answer(String question);
    }

    @Test
    void theChainIsDrawnAsItIs() throws IOException {
        String description =
                Files.readString(Path.of("src/main/java/plaza/app/guard/package-info.java"));
        List<String> drawn =
                Pattern.compile("^ \\* {7}[│▼] {3}(\\w+) ", Pattern.MULTILINE)
                        .matcher(description)
                        .results()
                        .map(line -> line.group(1) + "Interceptor")
                        .toList();

        assertThat(interceptors.stream().map(each -> each.getClass().getSimpleName()))
                .containsExactlyElementsOf(drawn);
    }

    @Test
    void whoHasAFallbackDoesNotWaitForAPlaceOfASuspectedEngine() {
        stone.suspect(System.nanoTime());
        before(BulkheadInterceptor.class, this::notWanted);

        assertThatThrownBy(() -> Fallback.ask(() -> call(question -> "yes")))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("not waited for");
    }

    @Test
    void whoHasAFallbackDoesNotWaitForAnEngineThatBecameSuspectedOnTheWayToIt() {
        before(MetricsInterceptor.class, () -> stone.suspect(System.nanoTime()));

        assertThatThrownBy(() -> Fallback.ask(() -> call(question -> "yes")))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("not waited for");
        assertThat(asked).hasValue(0);
    }

    @Test
    void whoHasNoFallbackWaitsForASuspectedEngineAndItsAnswerEndsTheSuspicion() {
        stone.suspect(System.nanoTime());

        assertThat(call(question -> "yes")).isEqualTo("yes");
        assertThat(Fallback.<String>ask(() -> call(question -> "again"))).isEqualTo("again");
    }

    @Test
    void failuresOfCallsThatNeedNotWaitAreNotHeldAgainstASuspectedEngine() {
        for (int i = 0; i < 100; i++) {
            stone.suspect(System.nanoTime());
            assertThatThrownBy(() -> Fallback.ask(() -> call(question -> "yes")))
                    .isInstanceOf(StorageException.class);
        }
        assertThat(call(question -> "yes")).isEqualTo("yes");
    }

    @Test
    void anEngineThatIsUnavailableIsNotCalled() {
        stone.becomeUnavailable();

        assertThatThrownBy(() -> call(question -> "yes"))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.engine()).contains("stone"))
                .hasMessageContaining("was away just now");
        assertThat(asked).hasValue(0);

        stone.becomeAvailable();
        assertThat(call(question -> "yes")).isEqualTo("yes");
    }

    @Test
    void aFailureNamesTheEngineThatFailed() {
        assertThatThrownBy(
                        () ->
                                call(
                                        question -> {
                                            throw StorageException.unavailable("away", null);
                                        }))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.engine()).contains("stone"));
    }

    @Test
    void aFailureOfAnotherEngineKeepsItsNameAndMessageAlsoWhenTheCallIsOverdue() {
        var failure = StorageException.unavailable("sand is away", null).failedOn("sand");

        assertThatThrownBy(
                        () ->
                                call(
                                        question -> {
                                            stone.becomeUnavailable();
                                            throw failure;
                                        }))
                .isSameAs(failure)
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.engine()).contains("sand"));
    }

    @Test
    void aRefusalNamesNoEngineAndArrivesAsItIs() {
        var refusal = DomainException.notFound("thing");

        assertThatThrownBy(
                        () ->
                                call(
                                        question -> {
                                            throw refusal;
                                        }))
                .isSameAs(refusal);
    }

    private void before(Class<? extends Interceptor> type, Runnable work) {
        int place = 0;
        while (!type.isInstance(interceptors.get(place))) {
            place++;
        }
        interceptors.add(
                place,
                (invocation, next) -> {
                    work.run();
                    return next.handle(invocation);
                });
    }

    private void notWanted() {
        throw new AssertionError("the call should not have come here");
    }

    private String call(Port adapter) {
        Port counted =
                question -> {
                    asked.incrementAndGet();
                    return adapter.answer(question);
                };
        try {
            Method method = Port.class.getMethod("answer", String.class);
            var invocation =
                    new Invocation(
                            new Call("Port", "answer", "stone"),
                            counted,
                            method,
                            new Object[] {"?"});
            return String.valueOf(Handler.chain(interceptors).handle(invocation));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
