package plaza.app.importing;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import plaza.app.testing.TestDatabase;
import plaza.app.testing.TestFolders;
import plaza.app.testing.WiringForTests;
import plaza.app.wiring.Wiring;
import plaza.core.WorkerPool;
import plaza.core.account.Account;
import plaza.core.account.AccountStatus;
import plaza.core.account.AccountStore;
import plaza.core.account.Accounts;
import plaza.core.account.Registration;
import plaza.core.graph.Relations;
import plaza.core.id.UserId;

/** A network taken into a database by the platform's services, as they are wired for a server. */
final class NetworkInDatabase implements AutoCloseable {
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

    private final TestDatabase database = TestDatabase.create();
    private final Path folder = TestFolders.create("network");
    private final List<Account> people = new ArrayList<>();
    private final Map<UserId, Integer> numbers = new HashMap<>();

    NetworkInDatabase(PlainNetwork network) {
        try (Wiring wiring = open()) {
            takeIn(network, wiring);
        }
    }

    /** The platform on this database, with caches that hold nothing yet. */
    Wiring open() {
        return WiringForTests.open(database, folder);
    }

    /**
     * The same.
     *
     * @param meters count the calls of its ports
     */
    Wiring open(MeterRegistry meters) {
        return WiringForTests.open(database, folder, meters);
    }

    private void takeIn(PlainNetwork network, Wiring wiring) {
        var accounts = wiring.platform().get(Accounts.class);
        var relations = wiring.platform().get(Relations.class);
        for (int i = 0; i < network.size(); i++) {
            String name = "person_" + i;
            UserId id = FileIds.user(name, START.plus(Duration.ofMinutes(i)));
            Account account =
                    accounts.admit(
                            id,
                            new Registration(
                                    name,
                                    name + "@x.invalid",
                                    "not used by anybody",
                                    null,
                                    null,
                                    null));
            people.add(account);
            numbers.put(account.id(), i);
        }
        WorkerPool.forEach(
                IntStream.range(0, network.size()).boxed().toList(),
                i -> {
                    for (int followed : network.follows(i)) {
                        relations.admit(people.get(i).id(), people.get(followed).id(), START);
                    }
                });
        network.hidden().forEach(i -> put(wiring, i, AccountStatus.ACTIVE, true));
        for (int i = 0; i < network.size(); i++) {
            UserId id = people.get(i).id();
            network.requests(i).forEach(other -> relations.follow(id, people.get(other)));
            network.blocks(i).forEach(other -> relations.block(id, people.get(other)));
            network.mutes(i).forEach(other -> relations.mute(id, people.get(other)));
        }
        network.suspended()
                .forEach(
                        i -> put(wiring, i, AccountStatus.SUSPENDED, network.hidden().contains(i)));
    }

    private void put(Wiring wiring, int person, AccountStatus status, boolean isPrivate) {
        Account was = people.get(person);
        var account =
                new Account(
                        was.id(),
                        was.username(),
                        was.email(),
                        was.profile(),
                        isPrivate,
                        false,
                        was.verified(),
                        was.role(),
                        status,
                        was.createdAt(),
                        was.updatedAt());
        AccountStore accounts = wiring.ports().get(AccountStore.class);
        accounts.putProfile(account);
        accounts.putStanding(account);
        people.set(person, account);
    }

    Account person(int number) {
        return people.get(number);
    }

    int number(Account person) {
        return numbers.getOrDefault(person.id(), -1);
    }

    Connection connect() throws SQLException {
        return database.connect();
    }

    @Override
    public void close() {
        TestFolders.delete(folder);
    }
}
