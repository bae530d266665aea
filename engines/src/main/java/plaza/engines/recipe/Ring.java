package plaza.engines.recipe;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Several engines of one kind that hold their data together, and go on where one of them dies.
 * Stateless.
 */
public interface Ring {
    /** The engine that it stands in the place of. */
    Recipe instead();

    /** Those that it is made of, each a process of its own. */
    List<Recipe> members();

    /**
     * Ports for members that nobody listens on, as many lists as there are members.
     *
     * @see Recipe#usualPorts
     */
    List<List<Integer>> freePorts();

    /**
     * Has the members know each other, and returns when all of them serve; a ring that was made
     * before is only waited for.
     *
     * @param members where they are, in their order; they answer
     * @throws Exception of any kind when they do not come together in time
     */
    @SuppressWarnings("PMD.SignatureDeclareThrowsException")
    void join(List<URI> members) throws Exception;

    /** What a Plaza server is told to use it: its settings, by their keys. */
    Map<String, String> settings(List<URI> members);
}
