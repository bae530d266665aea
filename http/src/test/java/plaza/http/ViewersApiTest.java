package plaza.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import plaza.contracts.Samples;
import plaza.contracts.SettableClock;
import plaza.core.account.Account;
import plaza.core.account.PasswordHash;
import plaza.core.live.ViewerCounter;
import plaza.core.session.Client;
import plaza.http.Api.Answer;
import plaza.http.Api.Person;

/** A crowd that comes to a stream, goes, and falls silent. */
class ViewersApiTest {
    private static final int CROWD = 5_000;

    private final SettableClock clock = new SettableClock(Instant.now());
    private final MemoryPlatform platform = new MemoryPlatform(1_000_000, false, clock);
    private final Api api = new Api(platform.server.port());

    @AfterEach
    void close() {
        platform.close();
    }

    private Person somebody() {
        Account account = Samples.account();
        platform.accountStore.insert(account, PasswordHash.NONE);
        String token = platform.sessions.open(account, Client.here("test")).token();
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
        assertThat(viewers(api.get(host, stream)))
                .isEqualTo("{\"now\":5000,\"peak\":5000,\"total\":5000}");
        each(leaving, person -> api.post(person, stream + "/leave"));
        assertThat(viewers(api.get(host, stream)))
                .isEqualTo("{\"now\":3400,\"peak\":5000,\"total\":5000}");

        clock.advance(ViewerCounter.SILENCE.dividedBy(2));
        each(staying, person -> api.post(person, stream + "/join"));
        clock.advance(ViewerCounter.SILENCE.dividedBy(2));
        assertThat(viewers(api.get(host, stream)))
                .isEqualTo("{\"now\":1700,\"peak\":5000,\"total\":5000}");
    }
}
