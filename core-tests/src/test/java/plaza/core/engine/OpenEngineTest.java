package plaza.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import plaza.core.setting.ConfigurationException;
import plaza.core.setting.Section;
import plaza.core.setting.Settings;

class OpenEngineTest {
    private static final EngineSite SITE =
            new EngineSite(Settings.read(List.of(), Map.of()), Path.of("data"), null);

    private final List<String> closed = new ArrayList<>();

    /** Two ports that close, and one that goes along with them. */
    private interface First extends AutoCloseable {
        @Override
        void close();
    }

    private interface Second extends AutoCloseable {
        @Override
        void close();
    }

    private interface Companion {}

    private final class Example implements Engine<AutoCloseable> {
        private final boolean understood;

        Example(boolean understood) {
            this.understood = understood;
        }

        @Override
        public String name() {
            return "example";
        }

        @Override
        public Section settings() {
            return Section.named("example");
        }

        @Override
        public PortAdapters<AutoCloseable> adapters() {
            return PortAdapters.<AutoCloseable>none()
                    .with(First.class, _ -> () -> closed.add("first"))
                    .composed(Second.class, (_, _) -> () -> closed.add("second"))
                    .companion(Companion.class, (_, _) -> new Companion() {});
        }

        @Override
        public AutoCloseable open(EngineSite site) {
            if (!understood) {
                throw new IllegalArgumentException("not an address: sesame");
            }
            return () -> closed.add("connection");
        }

        @Override
        public void check(AutoCloseable connection) {}
    }

    private final AdapterContext context =
            new AdapterContext(
                    SITE,
                    Clock.systemUTC(),
                    new UUID(0, 1),
                    new AdapterContext.Room(1, 1),
                    new AdapterContext.Others() {
                        @Override
                        public <P> P guarded(Class<P> part, P adapter) {
                            return adapter;
                        }

                        @Override
                        public <T> T shared(Class<T> type) {
                            throw new IllegalArgumentException("nothing is shared");
                        }

                        @Override
                        public <P> P inProcess(Class<P> port) {
                            throw new IllegalArgumentException("nothing is in this process");
                        }
                    });

    @Test
    void anAdapterIsMadeOnceAndClosedBeforeTheConnection() {
        OpenEngine<?> open = OpenEngine.open(new Example(true), SITE);
        First first = open.adapter(First.class, context);
        open.adapter(Second.class, context);

        assertThat(open.adapter(First.class, context)).isSameAs(first);
        open.close();
        open.close();

        assertThat(closed).containsExactly("second", "first", "connection");
    }

    @Test
    void aCompanionIsMadeAndIsNotPlacedByItself() {
        PortAdapters<AutoCloseable> adapters = new Example(true).adapters();

        assertThat(adapters.ports()).containsExactly(First.class, Second.class);
        assertThat(adapters.all()).containsExactly(First.class, Second.class, Companion.class);
        assertThat(adapters.has(Companion.class)).isTrue();
        assertThat(adapters.isComposed(Second.class)).isTrue();
        assertThat(adapters.isComposed(First.class)).isFalse();
        assertThatThrownBy(() -> adapters.make(Runnable.class, () -> {}, context))
                .hasMessageContaining("Runnable");
        assertThatThrownBy(() -> adapters.with(First.class, _ -> () -> {}))
                .hasMessageContaining("two adapters of First");
    }

    @Test
    void settingsThatADriverRefusesAreNamedAndNotRepeated() {
        assertThatThrownBy(() -> OpenEngine.open(new Example(false), SITE))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("example.…")
                .hasMessageNotContaining("sesame");
        assertThat(new Example(false).examine(SITE, Set.of()).answers()).isFalse();
    }
}
