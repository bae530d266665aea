package plaza.core.mark;

import plaza.core.feature.Feature;
import plaza.core.feature.Shared;
import plaza.core.graph.GraphFeature;
import plaza.core.post.PostFeature;

/** The common part of all marks on posts. */
public final class MarkFeature implements Feature {
    private final Marking marking;

    public MarkFeature(Shared shared, PostFeature posts, GraphFeature graph) {
        this.marking = new Marking(shared.journal(), posts.views(), graph.people(), shared.clock());
    }

    public Marking marking() {
        return marking;
    }
}
