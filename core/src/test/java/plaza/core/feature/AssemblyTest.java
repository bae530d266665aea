package plaza.core.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import plaza.core.DomainException;
import plaza.core.ErrorKind;

class AssemblyTest {
    private interface SongStore {}

    private interface VoiceStore {}

    private record Songs() {}

    private record Choir() implements Feature {
        static final Offer OFFER =
                new Offer(List.of(SongStore.class, VoiceStore.class), List.of(Songs.class));

        @Override
        public List<Object> services() {
            return List.of(new Songs());
        }
    }

    /** Which ports there are; no feature here asks for one. */
    private record Engines(Set<Class<?>> ports) implements Ports {
        @Override
        public <P> P get(Class<P> port) {
            throw Ports.off(port);
        }

        @Override
        public <P> P uncached(Class<P> port) {
            throw Ports.off(port);
        }

        @Override
        public <P> Optional<P> find(Class<P> part) {
            return Optional.empty();
        }

        @Override
        public boolean has(Class<?> port) {
            return ports.contains(port);
        }
    }

    @Test
    void aFeatureWhosePortsAreThereIsPutTogether() {
        var assembly = new Assembly(new Engines(Set.of(SongStore.class, VoiceStore.class)));
        assertThat(assembly.add(Choir.OFFER, Choir::new)).contains(new Choir());
        assertThat(assembly.features()).containsExactly(new Choir());
        Services services = assembly.services("shared");
        assertThat(services.all()).containsExactly("shared", new Songs());
        assertThat(services.get(Songs.class)).isEqualTo(new Songs());
        assertThat(services.offered(Songs.class).get()).isEqualTo(new Songs());
    }

    @Test
    void aFeatureIsLeftOutWhereAPortIsMissingAndItsServicesSaySo() {
        var assembly = new Assembly(new Engines(Set.of(SongStore.class)));
        Supplier<Choir> never =
                () -> {
                    throw new AssertionError("a port is missing");
                };
        assertThat(assembly.add(Choir.OFFER, never)).isEmpty();
        assertThat(assembly.features()).isEmpty();
        Services services = assembly.services();
        assertThat(services.all()).isEmpty();
        Supplier<Songs> songs = services.offered(Songs.class);
        for (Supplier<Songs> asked : List.of(songs, () -> services.get(Songs.class))) {
            assertThatThrownBy(asked::get)
                    .isInstanceOfSatisfying(
                            DomainException.class,
                            e -> assertThat(e.kind()).isEqualTo(ErrorKind.OFF))
                    .hasMessage(
                            "This is not part of this deployment: its configuration has no engine"
                                    + " for voiceStore.");
        }
    }

    @Test
    void whatNoFeatureHasIsAnErrorAtOnce() {
        Services services = new Assembly(new Engines(Set.of())).services();
        assertThatThrownBy(() -> services.offered(Songs.class))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
