package plaza.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import plaza.http.Api.Answer;
import plaza.http.Api.Person;

class GraphApiTest {
    private final Api api = Running.API;
    private final Person ada = api.register();
    private final Person eve = api.register();

    private String path(Person person, String rest) {
        return "/api/users/" + person.id() + rest;
    }

    @Test
    void followingShowsOnBothSidesAndIsIdempotent() {
        assertThat(api.post(ada, path(eve, "/follow")).json().at("/following").asBoolean())
                .isTrue();
        assertThat(api.post(ada, path(eve, "/follow")).status()).isEqualTo(200);
        Answer followers = api.get(eve, path(eve, "/followers"));
        assertThat(followers.json().at("/items").findValuesAsString("username"))
                .containsExactly(ada.username());
        Answer following = api.get(eve, path(ada, "/following"));
        assertThat(following.text("items/0/id")).isEqualTo(eve.id());
        Answer profile = api.get(ada, "/api/users/" + eve.username());
        assertThat(profile.json().at("/counts/followers").asInt()).isEqualTo(1);
        assertThat(profile.json().at("/viewer/following").asBoolean()).isTrue();
        Answer unfollowed = api.delete(ada, path(eve, "/follow"));
        assertThat(unfollowed.json().at("/following").asBoolean()).isFalse();
        assertThat(api.delete(ada, path(eve, "/follow")).status()).isEqualTo(200);
    }

    @Test
    void aPathTakesAUsernameOrMeToo() {
        assertThat(api.post(ada, "/api/users/" + eve.username() + "/follow").status())
                .isEqualTo(200);
        assertThat(api.get(ada, "/api/users/me/following").text("items/0/id")).isEqualTo(eve.id());
    }

    @Test
    void nobodyFollowsThemselves() {
        assertThat(api.post(ada, path(ada, "/follow")).status()).isEqualTo(422);
    }

    @Test
    void aPrivateAccountIsAsked() {
        api.patch(eve, "/api/users/me", "{\"private\":true}");
        Answer asked = api.post(ada, path(eve, "/follow"));
        assertThat(asked.json().at("/requested").asBoolean()).isTrue();
        assertThat(asked.json().at("/following").asBoolean()).isFalse();
        assertThat(api.get(ada, path(eve, "/posts")).status()).isEqualTo(404);
        assertThat(api.get(eve, "/api/users/me/follow-requests").text("items/0/id"))
                .isEqualTo(ada.id());
        String request = "/api/users/me/follow-requests/" + ada.id();
        assertThat(api.post(eve, request + "/accept").status()).isEqualTo(204);
        assertThat(api.post(eve, request + "/accept").status()).isEqualTo(404);
        assertThat(api.get(ada, path(eve, "/posts")).status()).isEqualTo(200);
    }

    @Test
    void aRequestToFollowCanBeRejected() {
        api.patch(eve, "/api/users/me", "{\"private\":true}");
        api.post(ada, path(eve, "/follow"));
        String request = "/api/users/me/follow-requests/" + ada.id();
        assertThat(api.post(eve, request + "/reject").status()).isEqualTo(204);
        assertThat(api.get(eve, "/api/users/me/follow-requests").json().at("/items").size())
                .isZero();
    }

    @Test
    void aBlockHidesBothFromEachOther() {
        api.post(ada, path(eve, "/follow"));
        String post = api.publish(eve, "hello");
        Answer blocked = api.post(eve, path(ada, "/block"));
        assertThat(blocked.json().at("/blocking").asBoolean()).isTrue();
        assertThat(api.get(ada, path(eve, "")).status()).isEqualTo(404);
        assertThat(api.get(ada, "/api/posts/" + post).status()).isEqualTo(404);
        assertThat(api.post(ada, path(eve, "/follow")).status()).isEqualTo(404);
        assertThat(api.get(eve, "/api/users/me/blocks").text("items/0/id")).isEqualTo(ada.id());
        assertThat(api.delete(eve, path(ada, "/block")).json().at("/blocking").asBoolean())
                .isFalse();
        assertThat(api.get(ada, path(eve, "")).json().at("/viewer/following").asBoolean())
                .isFalse();
    }

    @Test
    void mutingIsListedAndTakenBack() {
        assertThat(api.post(ada, path(eve, "/mute")).json().at("/muting").asBoolean()).isTrue();
        assertThat(api.get(ada, "/api/users/me/mutes").text("items/0/id")).isEqualTo(eve.id());
        assertThat(api.delete(ada, path(eve, "/mute")).json().at("/muting").asBoolean()).isFalse();
        assertThat(api.get(ada, "/api/users/me/mutes").json().at("/items").size()).isZero();
    }

    private void follow(Person follower, Person followed) {
        assertThat(api.post(follower, path(followed, "/follow")).status()).isEqualTo(200);
    }

    @Test
    void mutualsAreThoseWhomBothFollow() {
        Person bob = api.register();
        Person cleo = api.register();
        for (Person followed : List.of(bob, cleo)) {
            follow(ada, followed);
            follow(eve, followed);
        }
        follow(eve, ada);
        Answer first = api.get(ada, path(eve, "/mutuals?limit=1"));
        assertThat(first.text("items/0/id")).isEqualTo(cleo.id());
        Answer second =
                api.get(ada, path(eve, "/mutuals?limit=1&cursor=" + first.text("nextCursor")));
        assertThat(second.text("items/0/id")).isEqualTo(bob.id());
        assertThat(second.json().at("/nextCursor").isNull()).isTrue();
        api.patch(eve, "/api/users/me", "{\"private\":true}");
        assertThat(api.get(ada, path(eve, "/mutuals")).status()).isEqualTo(404);
    }

    @Test
    void suggestionsAreFriendsOfFriendsMostSharedFirst() {
        Person bob = api.register();
        Person popular = api.register();
        Person lesser = api.register();
        Person muted = api.register();
        for (Person friend : List.of(eve, bob)) {
            follow(ada, friend);
            follow(friend, popular);
            follow(friend, ada);
        }
        follow(eve, lesser);
        follow(eve, muted);
        follow(eve, bob);
        api.post(ada, path(muted, "/mute"));
        Answer answer = api.get(ada, "/api/users/me/suggestions");
        assertThat(answer.json().at("/items").size()).isEqualTo(2);
        assertThat(answer.text("items/0/person/id")).isEqualTo(popular.id());
        assertThat(answer.json().at("/items/0/shared").asInt()).isEqualTo(2);
        assertThat(answer.json().at("/items/0/via").findValuesAsString("id"))
                .containsExactlyInAnyOrder(eve.id(), bob.id());
        assertThat(answer.text("items/1/person/id")).isEqualTo(lesser.id());
        assertThat(api.get(ada, "/api/users/me/suggestions?limit=1").json().at("/items").size())
                .isEqualTo(1);
    }

    @Test
    void aPathIsTheShortestChainOfAtMostSixFollows() {
        List<Person> row = new ArrayList<>(List.of(ada));
        for (int i = 0; i < 7; i++) {
            Person next = api.register();
            follow(row.getLast(), next);
            row.add(next);
        }
        assertThat(chain(ada, row.get(6)))
                .containsExactlyElementsOf(row.subList(0, 7).stream().map(Person::id).toList());
        assertThat(api.get(ada, path(row.get(7), "/path")).status()).isEqualTo(404);
        assertThat(api.get(row.get(1), path(ada, "/path")).status()).isEqualTo(404);
        assertThat(chain(ada, ada)).containsExactly(ada.id());
        follow(row.get(1), row.get(5));
        assertThat(chain(ada, row.get(6)))
                .containsExactly(ada.id(), row.get(1).id(), row.get(5).id(), row.get(6).id());
        api.patch(row.get(5), "/api/users/me", "{\"private\":true}");
        assertThat(chain(ada, row.get(5))).hasSize(3);
        assertThat(api.get(ada, path(row.get(6), "/path")).status()).isEqualTo(404);
    }

    private List<String> chain(Person from, Person to) {
        return api.get(from, path(to, "/path"))
                .json()
                .at("/items")
                .valueStream()
                .map(person -> person.get("id").asString())
                .toList();
    }
}
