package plaza.engines.recipe;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Describes how one engine is run on this machine, and how it is asked. Stateless. */
public interface Recipe {
    /** Its name on the command line, in folders, and in {@code PLAZA_TEST_<NAME>_URI}. */
    String name();

    /** What it is, as people call it. */
    String title();

    /** The ports it listens on: first the one for clients, then those for itself. */
    List<Integer> usualPorts();

    /**
     * Writes its configuration into the folder and answers the command that starts it. May be
     * called again over the data of an earlier run.
     *
     * @param ports as many as {@link #usualPorts}
     */
    List<String> prepare(Folder folder, List<Integer> ports);

    /** The address at which clients find it. */
    URI address(int port);

    /**
     * Asks it for something that only a ready engine answers, and answers its version.
     *
     * @throws Exception of any kind while it is not ready
     */
    @SuppressWarnings("PMD.SignatureDeclareThrowsException")
    String ask(URI address) throws Exception;

    /** Whether others than this machine may reach it, so that it is started only by its name. */
    default boolean isReachedFromElsewhere() {
        return false;
    }

    /**
     * How long it may take to start on a machine that does much else; one that ends meanwhile is
     * not waited for.
     */
    default Duration patience() {
        return Duration.ofMinutes(6);
    }
}
