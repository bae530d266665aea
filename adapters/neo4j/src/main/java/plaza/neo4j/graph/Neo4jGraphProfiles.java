package plaza.neo4j.graph;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import plaza.core.Batch;
import plaza.core.graph.GraphProfile;
import plaza.core.graph.GraphProfiles;
import plaza.core.id.UserId;
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

    @Override
    public Map<UserId, GraphProfile> findAll(Collection<UserId> people) {
        return Batch.all(people, this::findSome);
    }

    private Map<UserId, GraphProfile> findSome(Collection<UserId> people) {
        List<String> ids = people.stream().map(UserId::toString).toList();
        // Whoever was followed before their profile came has an id only.
        return neo4j
                .read(
                        """
                        UNWIND $ids AS id
                        MATCH (u:User {id: id}) WHERE u.username IS NOT NULL
                        RETURN DISTINCT u.id AS id, u.username AS username, u.avatar AS avatar, u.bio AS bio
                        """,
                        Map.of("ids", ids))
                .stream()
                .map(Neo4jGraphProfiles::profile)
                .collect(Collectors.toMap(GraphProfile::id, profile -> profile));
    }

    private static GraphProfile profile(Record row) {
        return new GraphProfile(
                new UserId(UUID.fromString(row.get("id").asString())),
                row.get("username").asString(),
                text(row, "avatar"),
                text(row, "bio"));
    }

    private static @Nullable String text(Record row, String name) {
        return row.get(name).isNull() ? null : row.get(name).asString();
    }
}
