package plaza.http.health;

import java.util.List;

/**
 * The capabilities of this deployment.
 *
 * @param blueprint the name of its choice of engines
 * @param off the ports that it leaves out; their endpoints answer 501
 */
public record Capabilities(String blueprint, List<String> off) {
    public Capabilities {
        off = List.copyOf(off);
    }
}
