package plaza.neo4j.graph;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.neo4j.driver.Record;
import plaza.contracts.CallTimeout;
import plaza.contracts.graph.GraphProfilesContract;
import plaza.core.graph.GraphProfile;
import plaza.core.graph.GraphProfiles;
import plaza.core.id.UserId;
import plaza.engines.recipe.Recipes;
import plaza.engines.testing.TestEngine;
import plaza.neo4j.Neo4j;

@Tag("engine")
class Neo4jGraphProfilesTest implements GraphProfilesContract {
    private static final Neo4j NEO4J =
            Neo4j.open(TestEngine.address(Recipes.NEO4J), null, null, CallTimeout.PATIENT);

    @AfterAll
    static void close() {
        NEO4J.close();
    }

    @Override
    public GraphProfiles profiles() {
        return new Neo4jGraphProfiles(NEO4J);
    }

    @Override
    public Map<UserId, GraphProfile> seen(Collection<UserId> people) {
        return NEO4J
                .read(
                        """
                        UNWIND $ids AS id
                        MATCH (u:User {id: id}) WHERE u.username IS NOT NULL
                        RETURN u.id AS id, u.username AS username, u.avatar AS avatar, u.bio AS bio
                        """,
                        Map.of("ids", people.stream().map(UserId::toString).toList()))
                .stream()
                .map(Neo4jGraphProfilesTest::profile)
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
