package plaza.engines.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import plaza.engines.EngineException;

/** Signals to processes that tests have started. */
public final class Signals {
    private Signals() {}

    /**
     * Sends one, for example {@code STOP}, to each of these.
     *
     * @throws EngineException when one of them is not there
     */
    public static void send(String name, Collection<Long> pids) {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        pids.forEach(pid -> command.add(Long.toString(pid)));
        try {
            if (new ProcessBuilder(command).start().waitFor() != 0) {
                throw new EngineException(pids + " could not be signalled");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException("Interrupted while signalling", e);
        }
    }
}
