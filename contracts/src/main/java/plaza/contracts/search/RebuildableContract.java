package plaza.contracts.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import plaza.core.search.Rebuildable;

/** The contract of everything that can be filled anew while it is used. */
public interface RebuildableContract {
    Rebuildable rebuildable();

    /** Puts an entry, or puts it again. */
    void put(String word);

    void remove(String word);

    boolean finds(String word);

    @Test
    default void aRebuildKeepsWhatIsPutInItAndDropsTheRest() {
        String stale = SearchSamples.name();
        String kept = SearchSamples.name();
        put(stale);
        put(kept);

        String rebuild = rebuildable().beginRebuild();
        put(kept);
        assertThat(finds(stale)).isTrue();
        assertThat(finds(kept)).isTrue();
        assertThat(rebuildable().finishRebuild(rebuild)).isPositive();

        assertThat(finds(stale)).isFalse();
        assertThat(finds(kept)).isTrue();
    }

    @Test
    default void whatIsWrittenDuringARebuildStays() {
        String made = SearchSamples.name();
        String gone = SearchSamples.name();
        put(gone);
        String rebuild = rebuildable().beginRebuild();
        put(gone);
        put(made);
        remove(gone);
        rebuildable().finishRebuild(rebuild);

        assertThat(finds(made)).isTrue();
        assertThat(finds(gone)).isFalse();
    }

    @Test
    default void aRebuildThatIsNotFinishedChangesNothing() {
        String word = SearchSamples.name();
        put(word);
        rebuildable().beginRebuild();

        assertThat(finds(word)).isTrue();
    }

    @Test
    default void twoRebuildsAtOnceLoseNothing() {
        String word = SearchSamples.name();
        String first = rebuildable().beginRebuild();
        String second = rebuildable().beginRebuild();
        put(word);
        rebuildable().finishRebuild(second);
        rebuildable().finishRebuild(first);

        assertThat(finds(word)).isTrue();
    }

    @Test
    default void itIsBuiltOnceARebuildIsFinished() {
        rebuildable().finishRebuild(rebuildable().beginRebuild());

        assertThat(rebuildable().isBuilt()).isTrue();
    }
}
