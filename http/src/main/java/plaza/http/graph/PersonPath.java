package plaza.http.graph;

import org.springframework.stereotype.Component;
import plaza.core.account.Account;
import plaza.core.graph.People;
import plaza.http.security.Viewer;

/** Finds whom a path names: {@code me}, an id, or a username. */
@Component
public final class PersonPath {
    private static final String ME = "me";

    private final People people;

    PersonPath(People people) {
        this.people = people;
    }

    /** A person that the viewer may see. */
    public Account visible(Viewer viewer, String person) {
        return person.equals(ME) ? viewer.account() : people.require(viewer.id(), person);
    }

    /** A person that the viewer may see, or blocks. */
    public Account known(Viewer viewer, String person) {
        return person.equals(ME) ? viewer.account() : people.requireKnown(viewer.id(), person);
    }
}
