package plaza.contracts.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import plaza.contracts.Samples;
import plaza.core.DomainException;
import plaza.core.account.Account;
import plaza.core.account.AccountStatus;
import plaza.core.account.AccountStore;
import plaza.core.account.PasswordHash;
import plaza.core.account.Profile;
import plaza.core.account.Role;
import plaza.core.id.UserId;

/** Whoever signs up under whatever name, two stores answer alike. */
public final class AccountStoreModel {
    private static final int PEOPLE = 5;

    private final AccountStore model;
    private final AccountStore store;
    private final Instant start = Samples.now();

    // Names that no other try meets.
    private final String mark = UUID.randomUUID().toString().substring(24);
    private final List<UserId> people = Stream.generate(Samples::userId).limit(PEOPLE).toList();

    public AccountStoreModel(AccountStore model, AccountStore store) {
        this.model = model;
        this.store = store;
    }

    /** Carries out steps, each of any number, and compares every answer. */
    public void agrees(List<Integer> steps) {
        for (int step : steps) {
            assertThat(apply(store, step)).isEqualTo(apply(model, step));
        }
        assertThat(store.findAll(people)).isEqualTo(model.findAll(people));
        List<String> names = Stream.of(0, 1, 2, 3).map(which -> name(which, 0)).toList();
        assertThat(store.findAllByUsername(names)).isEqualTo(model.findAllByUsername(names));
        for (String name : names) {
            assertThat(store.findByEmail(address(name)))
                    .isEqualTo(model.findByEmail(address(name)));
        }
        for (UserId person : people) {
            assertThat(store.findPassword(person)).isEqualTo(model.findPassword(person));
        }
    }

    private Object apply(AccountStore to, int step) {
        UserId person = people.get(step / 10 % PEOPLE);
        var password = new PasswordHash("hash " + step / 1_000 % 3);
        Account account = account(person, step);
        return switch (step % 10) {
            case 0, 1, 2, 3 -> attempt(to, account, password);
            case 4, 5 -> to.update(account);
            case 6 -> to.putPassword(person, password);
            case 7 -> to.findAllByUsername(List.of(account.username()));
            case 8 -> to.findByEmail(account.email());
            default -> to.findPassword(person);
        };
    }

    /** Where both the name and the address are taken, either may be told. */
    private static Object attempt(AccountStore to, Account account, PasswordHash password) {
        try {
            return to.insert(account, password);
        } catch (DomainException e) {
            return Optional.of(e.kind());
        }
    }

    private Account account(UserId person, int step) {
        String name = name(step / 100 % 4, step / 10_000 % 2);
        var profile =
                new Profile(
                        "Name " + step / 1_000 % 4,
                        step % 3 == 0 ? null : "Bio " + step,
                        null,
                        null,
                        null,
                        null,
                        step % 4 == 0 ? null : "PL",
                        null);
        return new Account(
                person,
                name,
                address(name(step / 1_000 % 4, 0)),
                profile,
                step % 2 == 0,
                false,
                step % 5 == 0,
                step % 7 == 0 ? Role.ADMIN : Role.MEMBER,
                step % 3 == 0 ? AccountStatus.SUSPENDED : AccountStatus.ACTIVE,
                start,
                start.plusMillis(step));
    }

    private String name(int which, int spelling) {
        String name = "n" + which + mark;
        return spelling == 0 ? name : name.toUpperCase(Locale.ROOT);
    }

    private static String address(String name) {
        return name + "@example.com";
    }
}
