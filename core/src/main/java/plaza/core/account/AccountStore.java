package plaza.core.account;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.UserId;

/**
 * Accounts and the hashes of their passwords. Everything is visible to everybody when a call
 * returns. Does not check who asks, nor what a username or an address may look like.
 */
public interface AccountStore {
    /**
     * Adds an account, in one atomic step with its password. With an id that is already there
     * nothing changes.
     *
     * @return whether it was new
     * @throws plaza.core.DomainException CONFLICT on field {@code username} or {@code email} when
     *     another account has it, upper and lower case being the same
     */
    boolean insert(Account account, PasswordHash password);

    /** Accounts of any status by id; those that do not exist are left out. */
    Map<UserId, Account> findAll(Collection<UserId> ids);

    /**
     * Accounts of any status by username, whatever the case.
     *
     * @return keyed by the username in lower case
     */
    Map<String, Account> findAllByUsername(Collection<String> usernames);

    /** The account with this address, whatever the case. */
    Optional<Account> findByEmail(String email);

    /**
     * Overwrites what its owner says of the account: the profile, whether it is private and whether
     * presence is hidden; and when it was changed.
     *
     * @return whether there is such an account
     */
    boolean putProfile(Account account);

    /**
     * Overwrites what the platform says of the account: role, status and whether it is verified;
     * and when it was changed.
     *
     * @return whether there is such an account
     */
    boolean putStanding(Account account);

    /** The hash of a person's password. */
    Optional<PasswordHash> findPassword(UserId id);

    /** Sets the hash of a person's password; says whether there is such an account. */
    boolean putPassword(UserId id, PasswordHash password);

    /**
     * Says of somebody that they are a streamer, which stays so; for those who look into the store.
     *
     * @return whether they are there, and were none before
     */
    boolean markStreamer(UserId id);

    /** All accounts, by id upwards: the order of their making. */
    Page<Account> list(PageRequest page);
}
