package plaza.http.graph;

import io.swagger.v3.oas.annotations.media.Schema;
import plaza.core.graph.Relationship;

/** How the viewer and a person stand to each other. */
@Schema(name = "Relationship")
public record RelationshipJson(
        boolean following,
        boolean followedBy,
        boolean requested,
        boolean blocking,
        boolean muting) {
    static RelationshipJson of(Relationship relationship) {
        return new RelationshipJson(
                relationship.following(),
                relationship.followedBy(),
                relationship.requested(),
                relationship.blocking(),
                relationship.muting());
    }
}
