package plaza.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plaza.core.cache.Cache;
import plaza.core.chat.ChatStore;
import plaza.core.event.JournalConsumers;
import plaza.core.graph.GraphProfiles;
import plaza.core.leaderboard.Leaderboard;
import plaza.core.media.MediaStore;
import plaza.memory.MemoryPorts;
import plaza.memory.event.MemoryJournal;

/** That no port takes several of something without its contract trying many. */
class AnyNumberTest {
    /**
     * The members of a chat and the scores of an act belong together, and are few; the consumers of
     * the journal are the projections.
     */
    private static final List<Class<?>> WITHOUT =
            List.of(ChatStore.class, Leaderboard.class, JournalConsumers.class);

    @Test
    void theContractOfEveryPortThatTakesSeveralTriesMany() {
        List<Class<?>> ports =
                Stream.concat(
                                ports(),
                                Stream.of(GraphProfiles.class, MediaStore.class, Cache.class))
                        .filter(port -> !AnyNumber.callsOf(port).isEmpty())
                        .filter(port -> !WITHOUT.contains(port))
                        .toList();
        assertThat(ports).hasSizeGreaterThan(20).allMatch(AnyNumberTest::triesMany);
    }

    /** All that the platform is put together from. */
    private static Stream<Class<?>> ports() {
        Clock clock = Clock.systemUTC();
        return new MemoryPorts(new MemoryJournal(UUID.randomUUID(), clock), clock).types().stream();
    }

    private static boolean triesMany(Class<?> port) {
        String name = port.getName().replace("plaza.core.", "plaza.contracts.") + "Contract";
        try {
            return Class.forName(name)
                    .getMethod("everyCallTakesAnyNumber")
                    .isAnnotationPresent(Test.class);
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
