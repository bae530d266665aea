package plaza.contracts.account;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import plaza.contracts.Agreement;
import plaza.contracts.Arguments;
import plaza.contracts.Model;
import plaza.core.account.AccountStore;
import plaza.core.id.UserId;

/** Whoever signs up under whatever name, two stores answer alike. */
public interface AccountStoreModel extends Model<AccountStore> {
    @Override
    default Agreement<AccountStore> agreement() {
        return Agreement.on(AccountStore.class)
                .often(4, "insert")
                .often(2, "putProfile")
                .often(1, "putStanding");
    }

    @Override
    default void fill(Arguments arguments) {
        Instant start = arguments.start();
        List<UserId> people = people(arguments, 5);
        List<String> names =
                Stream.of("a", "b", "c", "d")
                        .map(name -> name + people.getFirst().toString().substring(24))
                        .toList();
        List<String> addresses = names.stream().map(name -> name + "@example.com").toList();
        List<String> spellings =
                Stream.concat(names.stream(), names.stream().map(AccountStoreModel::capitals))
                        .toList();
        arguments
                .named("username", String.class, () -> arguments.one(spellings))
                .named("usernames", String.class, () -> arguments.one(names))
                .named("email", String.class, () -> arguments.one(addresses))
                .named("createdAt", Instant.class, () -> start)
                .made(Instant.class, () -> start.plusMillis(arguments.one(int.class)));
    }

    private static String capitals(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
