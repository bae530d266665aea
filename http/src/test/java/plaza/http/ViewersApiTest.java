package plaza.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import plaza.contracts.Samples;
import plaza.core.account.Account;
import plaza.core.account.PasswordHash;
import plaza.core.live.ViewerCounter;
import plaza.core.session.Client;
import plaza.http.Api.Answer;
import plaza.http.Api.Person;

/** A crowd that comes to a stream, goes, and falls silent. */
class ViewersApiTest {
    private static final int CROWD = 5_000;

    private final Api api = Running.API;

    private Person somebody() {
        Account account = Samples.account();
        Running.PLATFORM.accountStore.insert(account, PasswordHash.NONE);
        String token =
                Running.PLATFORM.sessions.open(account, new Client("test", "127.0.0.1")).token();
        return new Person(account.id().toString(), account.username(), token);
    }

    private static void each(List<Person> people, Consumer<Person> deed) {
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            people.forEach(person -> threads.execute(() -> deed.accept(person)));
        }
    }

    private static String viewers(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        return answer.json().at("/viewers").toString();
    }

    /** A third stays, a third leaves, and a third is not heard of any more. */
    @Test
    void fiveThousandWhoJoinLeaveAndDieAreCountedRight() {
        Person host = api.register();
        String stream =
                "/api/streams/"
                        + api.post(host, "/api/streams", "{\"title\":\"Crowd\"}").text("id");
        api.post(host, stream + "/start");
        List<Person> crowd = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            crowd.add(somebody());
        }
        List<Person> staying = crowd.subList(0, 1_700);
        List<Person> leaving = crowd.subList(1_700, 3_300);

        each(crowd, person -> api.post(person, stream + "/join"));
        long lastHeard = System.nanoTime();
        assertThat(viewers(api.get(host, stream)))
                .isEqualTo("{\"now\":5000,\"peak\":5000,\"total\":5000}");
        each(leaving, person -> api.post(person, stream + "/leave"));
        assertThat(viewers(api.get(host, stream)))
                .isEqualTo("{\"now\":3400,\"peak\":5000,\"total\":5000}");

        await().pollInterval(Duration.ofSeconds(8))
                .pollDelay(Duration.ZERO)
                .atMost(ViewerCounter.SILENCE.multipliedBy(4))
                .until(
                        () -> {
                            each(staying, person -> api.post(person, stream + "/join"));
                            return System.nanoTime() - lastHeard > ViewerCounter.SILENCE.toNanos();
                        });
        assertThat(viewers(api.get(host, stream)))
                .isEqualTo("{\"now\":1700,\"peak\":5000,\"total\":5000}");
    }
}
