package plaza.contracts.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import plaza.contracts.AnyNumber;
import plaza.contracts.Samples;
import plaza.core.graph.GraphProfile;
import plaza.core.graph.GraphProfiles;
import plaza.core.id.UserId;

/** The contract of every copy of profiles beside the follows. */
public interface GraphProfilesContract {
    GraphProfiles profiles();

    /** What those see of these people who ask the engine themselves. */
    Map<UserId, GraphProfile> seen(Collection<UserId> people);

    @Test
    default void aProfileIsFoundAsItWasPut() {
        var full =
                new GraphProfile(
                        Samples.userId(), "ann", "/api/media/avatars/a.png", "‘\"{}$ 名 😍");
        var bare = new GraphProfile(Samples.userId(), "ben", null, null);

        profiles().put(List.of(full, bare));

        assertThat(seen(List.of(full.id(), bare.id(), Samples.userId())))
                .hasSize(2)
                .containsEntry(full.id(), full)
                .containsEntry(bare.id(), bare);
    }

    @Test
    default void theLastOneCounts() {
        UserId id = Samples.userId();
        var first = new GraphProfile(id, "ann", "a.png", "before");
        var last = new GraphProfile(id, "ann", null, null);

        profiles().put(List.of(first));
        profiles().put(List.of(first));
        profiles().put(List.of(last));

        assertThat(seen(List.of(id))).containsOnly(Map.entry(id, last));
    }

    @Test
    default void everyCallTakesAnyNumber() {
        List<GraphProfile> many = new ArrayList<>();
        AnyNumber.of(GraphProfiles.class, profiles())
                .takes(
                        "put",
                        () -> new GraphProfile(Samples.userId(), "ann", null, null),
                        (profiles, put) -> {
                            profiles.put(put);
                            many.addAll(put);
                        })
                .andThatIsAll();
        assertThat(seen(many.stream().map(GraphProfile::id).toList()))
                .hasSameSizeAs(many)
                .containsValues(many.getFirst(), many.getLast());
    }
}
