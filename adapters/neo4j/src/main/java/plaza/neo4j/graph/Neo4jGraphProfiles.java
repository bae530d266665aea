package plaza.neo4j.graph;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plaza.core.Batch;
import plaza.core.graph.GraphProfile;
import plaza.core.graph.GraphProfiles;
import plaza.neo4j.Neo4j;

/** Profiles as properties of the nodes of people: {@code (:User {id, username, avatar, bio})}. */
public final class Neo4jGraphProfiles implements GraphProfiles {
    private final Neo4j neo4j;

    public Neo4jGraphProfiles(Neo4j neo4j) {
        this.neo4j = neo4j;
    }

    @Override
    public void put(Collection<GraphProfile> profiles) {
        Batch.split(profiles).forEach(this::putSome);
    }

    private void putSome(List<GraphProfile> profiles) {
        neo4j.write(
                """
                UNWIND $profiles AS profile
                MERGE (u:User {id: profile.id})
                SET u.username = profile.username, u.avatar = profile.avatar, u.bio = profile.bio
                """,
                Map.of("profiles", profiles.stream().map(Neo4jGraphProfiles::properties).toList()));
    }

    private static Map<String, @Nullable Object> properties(GraphProfile profile) {
        Map<String, @Nullable Object> properties = new HashMap<>();
        properties.put("id", profile.id().toString());
        properties.put("username", profile.username());
        properties.put("avatar", profile.avatar());
        properties.put("bio", profile.bio());
        return properties;
    }
}
