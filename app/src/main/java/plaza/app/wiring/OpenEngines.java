package plaza.app.wiring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plaza.app.config.Configuration;
import plaza.app.config.Engines;
import plaza.app.guard.PortGuard;
import plaza.core.StorageException;
import plaza.core.engine.Engine;
import plaza.core.engine.EngineSite;
import plaza.core.engine.OpenEngine;

/** The engines that the ports of a configuration lie on, open; no others are. */
final class OpenEngines implements AutoCloseable {
    private final List<OpenEngine<?>> open = new ArrayList<>();

    /**
     * @throws plaza.core.StorageException when an engine cannot be made ready
     */
    OpenEngines(Configuration configuration, PortGuard guard) {
        EngineSite site = configuration.site(null);
        List<Engine<?>> used = configuration.engines();
        try {
            for (Engine<?> engine : Engines.all()) {
                if (engine.isInProcess() || used.contains(engine)) {
                    open.add(open(engine, site));
                }
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        boolean several = !configuration.isOneEngine();
        elsewhere().stream()
                .filter(engine -> several || engine.engine().isWatched())
                .forEach(engine -> guard.watch(engine.engine().name(), engine::check));
    }

    private static OpenEngine<?> open(Engine<?> engine, EngineSite site) {
        try {
            return OpenEngine.open(engine, site);
        } catch (StorageException e) {
            if (!e.isTransient()) {
                throw e;
            }
            throw StorageException.unavailable(
                    "%s: ./plaza doctor says of each engine whether it answers, and ./plaza engines up starts them on this machine"
                            .formatted(e.getMessage()),
                    e);
        }
    }

    /** One that is in use. */
    OpenEngine<?> of(Engine<?> engine) {
        return find(engine.name())
                .orElseThrow(() -> new IllegalStateException(engine.name() + " is not open"));
    }

    Optional<OpenEngine<?>> find(@Nullable String name) {
        return open.stream().filter(each -> each.engine().name().equals(name)).findFirst();
    }

    /** This process. */
    OpenEngine<?> inProcess() {
        return open.stream()
                .filter(each -> each.engine().isInProcess())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no engine is in this process"));
    }

    /** Those that may be away. */
    List<OpenEngine<?>> elsewhere() {
        return open.stream().filter(each -> !each.engine().isInProcess()).toList();
    }

    @Override
    public void close() {
        open.reversed().forEach(OpenEngine::close);
        open.clear();
    }
}
