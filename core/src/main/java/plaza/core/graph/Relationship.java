package plaza.core.graph;

/** How a viewer and a person stand to each other, as far as the viewer may know. */
public record Relationship(
        boolean following,
        boolean followedBy,
        boolean requested,
        boolean blocking,
        boolean muting) {}
