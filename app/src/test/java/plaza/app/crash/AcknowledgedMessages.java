package plaza.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import plaza.app.testing.Api;
import plaza.app.testing.Person;
import tools.jackson.databind.JsonNode;

/** What people say in a room: everybody reads the same, in the same order. */
final class AcknowledgedMessages implements Claim {
    private static final int MEMBERS = 4;

    private final Writers.Promises promises;
    private final List<Person> members = new ArrayList<>();
    private String room = "";

    AcknowledgedMessages(Writers.Promises promises) {
        this.promises = promises;
    }

    @Override
    public void prepare(Api nobody) {
        for (int i = 0; i < MEMBERS; i++) {
            members.add(Person.join(nobody));
        }
        List<String> ids = members.stream().map(Person::id).toList();
        room =
                "/api/chats/"
                        + members.getFirst()
                                .api()
                                .post("/api/chats", Map.of("name", "Room", "members", ids))
                                .expect(201)
                                .text("/id");
        // Who has not said anything in it has not accepted it, and sees its first messages only.
        for (Person member : members) {
            String text = member.username() + " is here";
            promises.tried().add(text);
            member.api().post(room + "/messages", Map.of("content", text)).expect(201);
        }
    }

    @Override
    public void write(Writers writers) {
        members.forEach(member -> writers.say(member, room));
    }

    @Override
    public void holds(Api nobody) {
        List<JsonNode> said = nobody.as(members.getFirst().token()).all(room + "/messages");
        List<String> ids = said.stream().map(message -> message.get("id").asString()).toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(promises.tried())
                .containsAll(said.stream().map(message -> message.get("text").asString()).toList());
        promises.messages().values().forEach(mine -> assertThat(ids).containsAll(mine));
        for (Person member : members) {
            assertThat(nobody.as(member.token()).all(room + "/messages", "/id")).isEqualTo(ids);
        }
    }
}
