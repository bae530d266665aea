package plaza.core.account;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.Ids;
import plaza.core.account.AccountEvent.AccountChanged;
import plaza.core.account.AccountEvent.AccountRegistered;
import plaza.core.event.Journal;
import plaza.core.id.UserId;
import plaza.core.media.Attachments;

/** Joining, and changing what one says of oneself. */
public final class Accounts {
    private final AccountStore accounts;
    private final PasswordHasher hasher;
    private final Journal journal;
    private final Ids ids;
    private final Clock clock;
    private final ProfilePictures pictures;

    public Accounts(
            AccountStore accounts,
            PasswordHasher hasher,
            Journal journal,
            Ids ids,
            Clock clock,
            Attachments attachments) {
        this.accounts = accounts;
        this.hasher = hasher;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
        this.pictures = new ProfilePictures(attachments);
    }

    /**
     * Makes an account.
     *
     * @param check asked before anything is looked up or made
     * @throws DomainException INVALID with every wrong field, CONFLICT when the name or address is
     *     taken, or what the check refuses it with
     */
    public Account register(Registration registration, RegistrationCheck check) {
        Registration given = checked(registration);
        check.check(given);
        refuseTakenName(given.username());
        return insert(new UserId(ids.next()), given, hasher.hash(given.password()));
    }

    /**
     * Makes an account that no password opens, for imports and operators: the same rules, its own
     * id, and nothing happens when that id is there already.
     */
    public Account admit(UserId id, Registration registration) {
        return insert(id, checked(registration), PasswordHash.NONE);
    }

    /** As {@link #admit}, but the password of the registration opens it. */
    public Account admitWithPassword(UserId id, Registration registration) {
        Registration given = checked(registration);
        return insert(id, given, hasher.hash(given.password()));
    }

    private static Registration checked(Registration registration) {
        var given =
                new Registration(
                        LoginNames.composed(registration.username()),
                        LoginNames.normal(registration.email()),
                        PasswordText.prepared(registration.password()),
                        registration.displayName(),
                        registration.country(),
                        registration.language());
        AccountRules.check(given);
        return given;
    }

    /**
     * An address from before they were composed is not stored as the one that is given now: the
     * store does not see that they are one. The same account may be there already.
     */
    private void refuseTakenAddress(UserId id, String email) {
        LoginNames.findDecomposed(accounts, email)
                .filter(other -> !other.id().equals(id))
                .ifPresent(
                        _ -> {
                            throw DomainException.conflict(
                                    "email", "This e-mail address is taken.");
                        });
    }

    /**
     * Hashing is slow on purpose: the usual conflict is told before it. The store decides in the
     * end.
     */
    private void refuseTakenName(String username) {
        if (!accounts.findAllByUsername(List.of(username)).isEmpty()) {
            throw DomainException.conflict("username", "This username is taken.");
        }
    }

    private Account insert(UserId id, Registration registration, PasswordHash password) {
        refuseTakenAddress(id, registration.email());
        String displayName = registration.displayName();
        var profile =
                new Profile(
                        displayName == null ? registration.username() : displayName,
                        null,
                        null,
                        null,
                        null,
                        null,
                        upper(registration.country()),
                        registration.language());
        Instant at = Ids.timeOf(id.value());
        var account =
                new Account(
                        id,
                        registration.username(),
                        registration.email(),
                        profile,
                        false,
                        false,
                        false,
                        Role.MEMBER,
                        AccountStatus.ACTIVE,
                        at,
                        at);
        journal.commit(new AccountRegistered(id, at), () -> accounts.insert(account, password));
        return account;
    }

    /** The account of somebody who takes part. */
    public Account require(UserId user) {
        return find(user).orElseThrow(() -> DomainException.notFound("user"));
    }

    private Optional<Account> find(UserId user) {
        return Optional.ofNullable(accounts.findAll(List.of(user)).get(user))
                .filter(Account::isActive);
    }

    /** The account with this name, whatever the case. */
    public Optional<Account> findByUsername(String username) {
        return accounts.findAllByUsername(List.of(username)).values().stream()
                .filter(Account::isActive)
                .findFirst();
    }

    /**
     * Changes the own profile; answers how it is now. What is not given stays as it is, whatever
     * else changes at the same time. An upload that was its picture before is let go.
     */
    public Account update(UserId user, ProfileChange change) {
        AccountRules.check(change);
        Account seen = require(user);
        ProfilePictures.Picture avatar = pictures.avatar(seen, change);
        ProfilePictures.Picture cover = pictures.cover(seen, change);
        return change(
                user,
                (account, at) -> merged(account, change, avatar, cover, at),
                changed -> {
                    pictures.use(avatar);
                    pictures.use(cover);
                    return accounts.putProfile(changed);
                });
    }

    private static Account merged(
            Account account,
            ProfileChange change,
            ProfilePictures.Picture avatar,
            ProfilePictures.Picture cover,
            Instant at) {
        Profile old = account.profile();
        var profile =
                new Profile(
                        change.displayName() == null ? old.displayName() : change.displayName(),
                        changed(old.bio(), change.bio()),
                        avatar.isNew() ? avatar.url() : old.avatarUrl(),
                        cover.isNew() ? cover.url() : old.coverUrl(),
                        changed(old.location(), change.location()),
                        changed(old.website(), change.website()),
                        changed(old.country(), upper(change.country())),
                        changed(old.language(), change.language()));
        return account.with(
                profile,
                change.isPrivate() == null ? account.isPrivate() : change.isPrivate(),
                change.presenceHidden() == null
                        ? account.presenceHidden()
                        : change.presenceHidden(),
                at);
    }

    /** Gives a person a role. */
    public Account assign(UserId user, Role role) {
        return change(user, (account, at) -> account.with(role, at), accounts::putStanding);
    }

    /** The change is made to the account as it is within the commit. */
    private Account change(
            UserId user, BiFunction<Account, Instant, Account> change, Predicate<Account> write) {
        Instant at = now();
        var changed = new AtomicReference<@Nullable Account>();
        journal.commit(
                new AccountChanged(user, at),
                () -> {
                    Account account = change.apply(require(user), at);
                    changed.set(account);
                    return write.test(account);
                });
        return Objects.requireNonNull(changed.get());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static @Nullable String changed(@Nullable String old, @Nullable String change) {
        return change == null ? old : AccountRules.emptyToNull(change);
    }

    private static @Nullable String upper(@Nullable String code) {
        return code == null ? null : code.toUpperCase(Locale.ROOT);
    }
}
