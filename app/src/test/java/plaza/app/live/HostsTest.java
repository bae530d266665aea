package plaza.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.soon;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;
import plaza.app.wiring.Wiring;
import plaza.contracts.Effort;
import plaza.contracts.Samples;
import plaza.core.PageRequest;
import plaza.core.account.Account;
import plaza.core.account.AccountStore;
import plaza.core.account.PasswordHash;
import plaza.core.graph.Follow;
import plaza.core.graph.FollowGraph;
import plaza.core.id.UserId;
import plaza.core.notification.Inbox;
import plaza.core.notification.NotificationGroup;
import plaza.core.notification.NotificationStore;
import plaza.core.notification.NotificationType;

/** Hosts who are gone, and hosts whom very many follow: more than 10,000 in a full run. */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostsTest {
    /** More than are told at a time. */
    private static final int FOLLOWERS = Effort.of(1_100, 10_100);

    private final RunningPlaza plaza = RunningPlaza.startLive(Map.of("live.hostGone", "2s"));
    private final Person viewer = plaza.person();

    @AfterAll
    void close() {
        plaza.close();
    }

    private static String live(Person host) {
        String stream =
                "/api/streams/"
                        + host.api()
                                .post("/api/streams", Map.of("title", "Tuning"))
                                .expect(201)
                                .text("/id");
        host.api().post(stream + "/start").expect(200);
        return stream;
    }

    @Test
    void aStreamThatNobodyEndsIsEndedWhenItsHostIsGoneThoughSomebodyWatches() {
        String stream = live(plaza.person());
        viewer.api().post(stream + "/join").expect(200);

        soon(
                () ->
                        assertThat(viewer.api().get(stream).expect(200).text("/status"))
                                .isEqualTo("ended"));

        assertThat(viewer.api().get(stream).text("/endedAt")).isNotEmpty();
        assertThat(viewer.api().all("/api/streams", "/id")).isEmpty();
        viewer.api().post(stream + "/join").expect(409);
    }

    /** Who has followed for longest is told last. */
    @Test
    void everyFollowerIsToldHoweverManyThereAre() {
        Person host = plaza.person();
        Person first = plaza.person().follow(host);
        List<UserId> untold = followers(host);

        live(host);

        soon(() -> assertThat(told(first)).containsExactly("live"));
        try (Wiring beside = plaza.beside()) {
            NotificationStore notifications = beside.ports().get(NotificationStore.class);
            soon(
                    () -> {
                        untold.removeIf(each -> isTold(notifications, each));
                        assertThat(untold).isEmpty();
                    });
        }
        assertThat(told(viewer)).isEmpty();
    }

    private static List<String> told(Person person) {
        return person.api().all("/api/notifications", "/type");
    }

    private static boolean isTold(NotificationStore notifications, UserId follower) {
        var inbox = new Inbox(follower, Set.of(), Instant.EPOCH);
        return notifications.list(inbox, PageRequest.first(2)).items().stream()
                .map(NotificationGroup::type)
                .toList()
                .equals(List.of(NotificationType.LIVE));
    }

    /** Written into their stores, for how they came to follow is not what is looked at here. */
    private List<UserId> followers(Person host) {
        UserId followed = UserId.parse(host.id()).orElseThrow();
        List<UserId> followers = new ArrayList<>();
        try (Wiring beside = plaza.beside()) {
            AccountStore accounts = beside.ports().get(AccountStore.class);
            FollowGraph graph = beside.ports().get(FollowGraph.class);
            for (int i = 0; i < FOLLOWERS; i++) {
                Account account = Samples.account();
                assertThat(accounts.insert(account, new PasswordHash("of nobody"))).isTrue();
                graph.follow(new Follow(account.id(), followed, Instant.now()));
                followers.add(account.id());
            }
        }
        return followers;
    }
}
