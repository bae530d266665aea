package plaza.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import plaza.http.Api.Answer;
import plaza.http.Api.Person;

class PagingApiTest {
    private final Api api = Running.API;
    private final Person person = api.register();

    private List<String> publish(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.addFirst(api.publish(person, "post " + i));
        }
        return ids;
    }

    @Test
    void aListIsReadToItsEndAlongTheLinksAndIsStableUnderNewWrites() {
        List<String> ids = publish(7);
        List<String> read = new ArrayList<>();
        String path = "/api/users/" + person.id() + "/posts?limit=3";
        while (path != null) {
            Answer page = api.get(person, path);
            assertThat(page.status()).isEqualTo(200);
            read.addAll(page.json().at("/items").findValuesAsString("id"));
            api.publish(person, "newer");
            String link = page.header("Link");
            assertThat(link == null).isEqualTo(page.json().at("/nextCursor").isNull());
            path = link == null ? null : link.substring(1, link.indexOf('>'));
            assertThat(link == null || link.endsWith("; rel=\"next\"")).isTrue();
        }
        read.retainAll(ids);
        assertThat(read).isEqualTo(ids);
    }

    @Test
    void theLinkKeepsTheOtherParameters() {
        String id = api.publish(person, "root");
        for (int i = 0; i < 2; i++) {
            api.post(person, "/api/posts", "{\"text\":\"r\",\"replyTo\":\"" + id + "\"}");
        }
        String path = "/api/posts/" + id + "/replies?order=oldest&limit=1";
        String link = api.get(person, path).header("Link");
        assertThat(link).startsWith("</api/posts/" + id + "/replies?limit=1&order=oldest&cursor=");
    }

    @Test
    void theDefaultIs20AndTheMost100() {
        publish(21);
        String path = "/api/users/me/posts";
        assertThat(api.get(person, path).json().at("/items").size()).isEqualTo(20);
        assertThat(api.get(person, path + "?limit=100").json().at("/items").size()).isEqualTo(21);
        assertThat(api.get(person, path + "?limit=101").status()).isEqualTo(422);
    }

    @Test
    void aTamperedOrTruncatedCursorIs400() {
        publish(3);
        String path = "/api/users/me/posts?limit=1&cursor=";
        String cursor = api.get(person, "/api/users/me/posts?limit=1").text("nextCursor");
        assertThat(api.get(person, path + cursor).status()).isEqualTo(200);
        char first = cursor.charAt(0) == 'A' ? 'B' : 'A';
        for (String wrong :
                List.of(
                        first + cursor.substring(1),
                        cursor.substring(1),
                        cursor.substring(0, cursor.length() - 1),
                        cursor + "A",
                        cursor + "=",
                        "x",
                        "",
                        "%01",
                        "a".repeat(3_000))) {
            Answer answer = api.get(person, path + wrong);
            assertThat(answer.status()).as(wrong).isEqualTo(400);
            assertThat(answer.text("errors/0/field")).isEqualTo("cursor");
        }
    }

    @Test
    void aCursorOfAnotherListOrOfSomebodyElseIs400() {
        publish(3);
        Person other = api.register();
        String path = "/api/users/" + person.id() + "/posts?limit=1";
        String cursor = api.get(person, path).text("nextCursor");
        assertThat(api.get(other, path + "&cursor=" + cursor).status()).isEqualTo(400);
        assertThat(api.get(person, "/api/timeline?cursor=" + cursor).status()).isEqualTo(400);
        assertThat(api.get(person, path + "&cursor=" + cursor).status()).isEqualTo(200);
    }
}
