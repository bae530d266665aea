package plaza.engines;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plaza.engines.process.EngineProcess;
import plaza.engines.process.EngineProcess.Life;
import plaza.engines.process.EngineRecord;
import plaza.engines.process.Ports;
import plaza.engines.recipe.Folder;
import plaza.engines.recipe.Recipe;
import plaza.engines.recipe.Recipes;
import plaza.engines.recipe.Ring;

/**
 * The engines of one folder, at their usual ports.
 *
 * @param data where all of them keep what is theirs
 * @param project the root of the project
 */
public record Engines(Path data, Path project) {
    /** What is known of an engine. */
    public record State(
            Recipe recipe,
            Condition condition,
            URI address,
            @Nullable String version,
            @Nullable EngineRecord record) {}

    /** How an engine is. */
    public enum Condition {
        /** It was started from this folder and answers. */
        RUNNING,
        /** It was started from this folder, its process is there, and it does not answer. */
        SILENT,
        /** It is not ours, and answers at the usual port. */
        FOUND,
        STOPPED
    }

    /** An engine that answers now; without a duration when it did before. */
    public record Up(State state, @Nullable Duration took) {}

    public Path folder(Recipe recipe) {
        return data.resolve(recipe.name());
    }

    public State state(Recipe recipe) {
        Optional<EngineRecord> ours = EngineRecord.alive(folder(recipe));
        int port = ours.map(EngineRecord::port).orElse(recipe.usualPorts().getFirst());
        URI address = recipe.address(port);
        Optional<String> version = version(recipe, address);
        Condition condition;
        if (ours.isPresent()) {
            condition = version.isPresent() ? Condition.RUNNING : Condition.SILENT;
        } else {
            condition = version.isPresent() ? Condition.FOUND : Condition.STOPPED;
        }
        return new State(recipe, condition, address, version.orElse(null), ours.orElse(null));
    }

    private static Optional<String> version(Recipe recipe, URI address) {
        try {
            return Optional.of(recipe.ask(address));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (Exception e) {
            // Every kind of refusal means the same here: it does not answer as this engine does.
            return Optional.empty();
        }
    }

    /**
     * Starts an engine, unless it runs.
     *
     * @throws EngineException when it cannot be started, or another process has one of its ports
     */
    public Up up(Recipe recipe) {
        State state = state(recipe);
        if (state.condition() == Condition.RUNNING || state.condition() == Condition.FOUND) {
            return new Up(state, null);
        }
        if (state.record() != null) {
            throw new EngineException(
                    "%s runs as process %d and does not answer: see %s, and ./plaza engines down %s"
                            .formatted(
                                    recipe.title(),
                                    state.record().pid(),
                                    EngineProcess.log(folder(recipe)),
                                    recipe.name()));
        }
        String host = state.address().getHost();
        if (!Ports.isFree(host, 0)) {
            throw new EngineException(
                    "This machine has no address %s, which %s needs: give it one (macOS: sudo ifconfig lo0 alias %1$s up)"
                            .formatted(host, recipe.title()));
        }
        for (int port : recipe.usualPorts()) {
            if (!Ports.isFree(host, port)) {
                throw new EngineException(
                        "Port %d, which %s needs, is taken by another program: end that first"
                                .formatted(port, recipe.title()));
            }
        }
        EngineProcess.Ready ready =
                EngineProcess.start(
                        recipe,
                        new Folder(folder(recipe), project),
                        recipe.usualPorts(),
                        Life.FREE);
        return new Up(
                new State(
                        recipe,
                        Condition.RUNNING,
                        state.address(),
                        ready.version(),
                        ready.record()),
                ready.took());
    }

    /**
     * What stands for an engine in this folder: itself, and the members of its ring that were
     * started here. Where these run, it is one of them that answers at its usual port.
     */
    public List<Recipe> known(Recipe single) {
        List<Recipe> members =
                Recipes.ring(single).stream()
                        .flatMap(ring -> ring.members().stream())
                        .filter(member -> Files.isDirectory(folder(member)))
                        .toList();
        boolean isHere = EngineRecord.alive(folder(single)).isPresent();
        boolean aMemberIs =
                members.stream().anyMatch(member -> EngineRecord.alive(folder(member)).isPresent());
        List<Recipe> known = new ArrayList<>();
        if (isHere || !aMemberIs) {
            known.add(single);
        }
        known.addAll(members);
        return known;
    }

    /**
     * Returns when the members of a ring, which are up, serve together.
     *
     * @return what a server is told to use them
     * @throws EngineException when they do not in time
     */
    public Map<String, String> join(Ring ring) {
        List<URI> addresses =
                ring.members().stream().map(member -> state(member).address()).toList();
        try {
            ring.join(addresses);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException("Interrupted while engines come together", e);
        } catch (Exception e) {
            throw new EngineException(
                    "The nodes of %s did not come together (%s): see ./plaza engines logs %s"
                            .formatted(
                                    ring.instead().title(),
                                    e.getMessage(),
                                    ring.members().getFirst().name()),
                    e);
        }
        return ring.settings(addresses);
    }

    /** Ends an engine that was started from this folder; says whether there was one. */
    public boolean down(Recipe recipe) {
        Optional<EngineRecord> ours = EngineRecord.alive(folder(recipe));
        ours.ifPresent(record -> EngineProcess.stop(folder(recipe), record));
        return ours.isPresent();
    }
}
