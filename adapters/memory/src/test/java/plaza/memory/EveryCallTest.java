package plaza.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Clock;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plaza.contracts.EveryCall;
import plaza.core.event.JournalRecovery;
import plaza.core.leaderboard.Leaderboard;
import plaza.memory.event.MemoryJournal;
import plaza.memory.leaderboard.MemoryLeaderboard;

class EveryCallTest {
    private final MemoryPorts ports =
            new MemoryPorts(
                    new MemoryJournal(UUID.randomUUID(), Clock.systemUTC()), Clock.systemUTC());

    @Test
    void everyOperationIsCalledOnce() {
        assertThat(EveryCall.on(Leaderboard.class, new MemoryLeaderboard()))
                .extracting(EveryCall.Call::name)
                .containsExactlyInAnyOrder(
                        "Leaderboard.add",
                        "Leaderboard.clear",
                        "Leaderboard.top",
                        "Leaderboard.find",
                        "Leaderboard.forgetBefore");
    }

    /** But for what is about something that has to be there. */
    @Test
    void everyPortTakesTheArgumentsThatAreMadeByTheirTypes() {
        assertThat(ports.types().stream().flatMap(port -> failures(port, ports.get(port))))
                .containsExactlyInAnyOrder(
                        "SearchIndex.finishRebuild",
                        "Autocomplete.finishRebuild",
                        "ChatStore.takeNumber");
    }

    private static <P> Stream<String> failures(Class<P> port, Object adapter) {
        return EveryCall.on(port, port.cast(adapter)).stream()
                .filter(call -> catchThrowable(call.body()::run) != null)
                .map(EveryCall.Call::name);
    }

    @Test
    void anArgumentThatCannotBeMadeIsNamed() {
        JournalRecovery recovery =
                (_, _, _) -> {
                    throw new IllegalStateException("nobody asks");
                };
        assertThatThrownBy(() -> EveryCall.on(JournalRecovery.class, recovery))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(
                        "no argument for JournalRecovery.worker: add a line for"
                                + " plaza.core.event.Redo to its table of arguments");
    }
}
