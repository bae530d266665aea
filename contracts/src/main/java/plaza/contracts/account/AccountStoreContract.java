package plaza.contracts.account;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.contracts.account.AccountSamples.fullProfile;
import static plaza.contracts.account.AccountSamples.suffix;
import static plaza.contracts.account.AccountSamples.with;
import static plaza.contracts.account.AccountSamples.withId;
import static plaza.contracts.account.AccountSamples.withNames;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plaza.contracts.AnyNumber;
import plaza.contracts.BadCursors;
import plaza.contracts.Concurrently;
import plaza.contracts.Samples;
import plaza.core.Page;
import plaza.core.account.Account;
import plaza.core.account.AccountStatus;
import plaza.core.account.AccountStore;
import plaza.core.account.PasswordHash;
import plaza.core.account.Role;
import plaza.core.id.UserId;

/** The contract of every {@link AccountStore}. */
public interface AccountStoreContract extends AccountNameContract {
    @Test
    default void anInsertedAccountIsFoundByIdNameAndAddress() {
        Account account = Samples.account();

        assertThat(store().insert(account, HASH)).isTrue();

        assertThat(store().findAll(List.of(account.id()))).isEqualTo(Map.of(account.id(), account));
        assertThat(store().findAllByUsername(List.of(account.username())))
                .isEqualTo(Map.of(account.username(), account));
        assertThat(store().findByEmail(account.email())).contains(account);
        assertThat(store().findPassword(account.id())).contains(HASH);
    }

    @Test
    default void whoDoesNotExistIsNotFound() {
        Account nobody = Samples.account();

        assertThat(store().findAll(List.of(nobody.id()))).isEmpty();
        assertThat(store().findAllByUsername(List.of(nobody.username(), ""))).isEmpty();
        assertThat(store().findByEmail(nobody.email())).isEmpty();
        assertThat(store().findByEmail("")).isEmpty();
        assertThat(store().findPassword(nobody.id())).isEmpty();
    }

    @Test
    default void noIdsAndNoNamesFindNobody() {
        assertThat(store().findAll(List.of())).isEmpty();
        assertThat(store().findAllByUsername(List.of())).isEmpty();
    }

    @Test
    default void insertingAnIdAgainChangesNothing() {
        Account account = inserted();
        Account other = withId(Samples.account(), account.id());

        assertThat(store().insert(account, new PasswordHash("other"))).isFalse();
        assertThat(store().insert(other, new PasswordHash("other"))).isFalse();

        assertThat(find(account.id())).isEqualTo(account);
        assertThat(store().findPassword(account.id())).contains(HASH);
        assertThat(store().findAllByUsername(List.of(other.username()))).isEmpty();
    }

    @Test
    default void anAccountThatManyInsertIsNewOnce() {
        Account account = Samples.account();

        List<Boolean> isNew = Concurrently.call(16, number -> store().insert(account, HASH));

        assertThat(isNew).containsOnlyOnce(true);
        assertThat(find(account.id())).isEqualTo(account);
    }

    @Test
    default void aProfileIsOverwrittenAndNothingElse() {
        Account old = inserted();
        Account change = another(old);

        assertThat(store().putProfile(change)).isTrue();

        Account found = find(old.id());
        assertThat(found)
                .isEqualTo(
                        old.with(
                                change.profile(),
                                change.isPrivate(),
                                change.presenceHidden(),
                                change.updatedAt()));
        assertThat(store().findAllByUsername(List.of(old.username())).values())
                .containsExactly(found);
        assertThat(store().findByEmail(old.email())).contains(found);
        assertThat(store().findPassword(old.id())).contains(HASH);
        assertThat(store().findAllByUsername(List.of(change.username()))).isEmpty();
    }

    @Test
    default void aStandingIsOverwrittenAndNothingElse() {
        Account old = inserted();
        Account change = another(old);

        assertThat(store().putStanding(change)).isTrue();

        assertThat(find(old.id()))
                .isEqualTo(
                        new Account(
                                old.id(),
                                old.username(),
                                old.email(),
                                old.profile(),
                                old.isPrivate(),
                                old.presenceHidden(),
                                change.verified(),
                                change.role(),
                                change.status(),
                                old.createdAt(),
                                change.updatedAt()));
        assertThat(store().findPassword(old.id())).contains(HASH);
    }

    /** The same person's, with everything else in it another. */
    private Account another(Account old) {
        Instant later = old.createdAt().plus(Duration.ofDays(1));
        return new Account(
                old.id(),
                "another" + suffix(),
                suffix() + "@example.org",
                fullProfile(),
                true,
                true,
                true,
                Role.ADMIN,
                AccountStatus.SUSPENDED,
                later,
                later);
    }

    @Test
    default void whatWasSetCanBeTakenBack() {
        Account plain = inserted();
        store().putProfile(another(plain));
        store().putStanding(another(plain));

        assertThat(store().putProfile(plain)).isTrue();
        assertThat(store().putStanding(plain)).isTrue();
        assertThat(store().putStanding(plain)).isTrue();

        assertThat(find(plain.id())).isEqualTo(plain);
    }

    @Test
    default void changingNobodySaysSoAndMakesNobody() {
        Account nobody = Samples.account();

        assertThat(store().putProfile(nobody)).isFalse();
        assertThat(store().putStanding(nobody)).isFalse();

        assertThat(store().findAll(List.of(nobody.id()))).isEmpty();
    }

    @Test
    default void everyStatusAndRoleIsKeptAndFound() {
        for (AccountStatus status : AccountStatus.values()) {
            for (Role role : Role.values()) {
                Account account = with(Samples.account(), status, role);
                store().insert(account, HASH);
                assertThat(find(account.id())).isEqualTo(account);
                assertThat(store().findByEmail(account.email())).contains(account);
            }
        }
    }

    @Test
    default void theLongestTextsOfAnyScriptAreKept() {
        Account account = Samples.account();
        Account long1 =
                withNames(
                        account.with(fullProfile(), false, false, account.updatedAt()),
                        "u" + suffix() + "x".repeat(50 - 1 - suffix().length()),
                        suffix() + "é".repeat(255 - 12 - suffix().length()) + "@example.com");
        store().insert(long1, new PasswordHash("h".repeat(255)));

        assertThat(find(account.id())).isEqualTo(long1);
        assertThat(store().findByEmail(long1.email())).contains(long1);
        assertThat(store().findPassword(account.id())).contains(new PasswordHash("h".repeat(255)));
    }

    @Test
    default void aPasswordIsReplaced() {
        Account account = inserted();
        var next = new PasswordHash("next");

        assertThat(store().putPassword(account.id(), next)).isTrue();
        assertThat(store().putPassword(account.id(), next)).isTrue();

        assertThat(store().findPassword(account.id())).contains(next);
        assertThat(find(account.id())).isEqualTo(account);
    }

    @Test
    default void whoStreamsIsAStreamerFromThenOnWhateverElseChanges() {
        Account account = inserted();

        assertThat(store().markStreamer(account.id())).isTrue();
        assertThat(store().markStreamer(account.id())).isFalse();
        store().putProfile(account.with(fullProfile(), true, true, account.updatedAt()));
        store().putStanding(account);

        assertThat(store().markStreamer(account.id())).isFalse();
        assertThat(store().markStreamer(Samples.userId())).isFalse();
    }

    @Test
    default void nobodyGetsNoPassword() {
        UserId nobody = Samples.userId();

        assertThat(store().putPassword(nobody, HASH)).isFalse();

        assertThat(store().findPassword(nobody)).isEmpty();
    }

    @Test
    default void aThousandAreFoundAtOnce() {
        List<Account> there = Stream.generate(this::inserted).limit(20).toList();
        var ids = new ArrayList<UserId>(there.stream().map(Account::id).toList());
        var names = new ArrayList<String>(there.stream().map(Account::username).toList());
        IntStream.range(0, 960)
                .mapToObj(number -> Samples.account())
                .forEach(
                        nobody -> {
                            ids.add(nobody.id());
                            names.add(nobody.username());
                        });
        ids.addAll(ids.subList(0, 20));
        names.addAll(names.subList(0, 20));

        assertThat(store().findAll(ids))
                .isEqualTo(there.stream().collect(Collectors.toMap(Account::id, a -> a)));
        assertThat(store().findAllByUsername(names))
                .isEqualTo(there.stream().collect(Collectors.toMap(Account::username, a -> a)));
    }

    @Test
    default void theListGoesThroughEverybodyInTheOrderOfTheirIds() {
        List<UserId> mine = Stream.generate(this::inserted).limit(25).map(Account::id).toList();

        for (int limit : List.of(1, 7, 1_000)) {
            List<UserId> all = Page.all(limit, store()::list).map(Account::id).toList();
            assertThat(all).isSorted().doesNotHaveDuplicates().containsAll(mine);
        }
    }

    @Test
    default void theListMissesNobodyWhileOthersAreAddedAndChanged() {
        List<Account> mine = Stream.generate(this::inserted).limit(20).toList();

        List<UserId> seen =
                Page.all(3, store()::list)
                        .limit(1_000)
                        .peek(
                                account -> {
                                    if (mine.contains(account)) {
                                        inserted();
                                        store().putStanding(
                                                        account.with(Role.ADMIN, Samples.now()));
                                    }
                                })
                        .map(Account::id)
                        .toList();

        assertThat(seen)
                .doesNotHaveDuplicates()
                .containsAll(mine.stream().map(Account::id).toList());
    }

    @Test
    default void aListRefusesCursorsThatItDidNotMake() {
        BadCursors.refusedBy(store()::list);
    }

    @Test
    default void everyCallTakesAnyNumber() {
        Account account = Samples.account();
        store().insert(account, HASH);
        AnyNumber.of(AccountStore.class, store(), manyIds())
                .finds("findAll", List.of(account.id()), Samples::userId, AccountStore::findAll)
                .finds(
                        "findAllByUsername",
                        List.of(account.username()),
                        () -> Samples.account().username(),
                        AccountStore::findAllByUsername)
                .andThatIsAll();
    }
}
