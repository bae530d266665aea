package plaza.core.account;

import java.time.Instant;
import plaza.core.id.UserId;

/**
 * A person's account. The password is not part of it: see {@link AccountStore#findPassword}.
 *
 * @param username as its owner spells it; two that differ only in case are the same
 * @param email lower case
 * @param isPrivate only followers see the posts, and following needs consent
 * @param presenceHidden nobody is told whether the person is online, or was
 */
public record Account(
        UserId id,
        String username,
        String email,
        Profile profile,
        boolean isPrivate,
        boolean presenceHidden,
        boolean verified,
        Role role,
        AccountStatus status,
        Instant createdAt,
        Instant updatedAt) {

    public Account with(
            Profile newProfile, boolean newPrivate, boolean newPresenceHidden, Instant at) {
        return new Account(
                id,
                username,
                email,
                newProfile,
                newPrivate,
                newPresenceHidden,
                verified,
                role,
                status,
                createdAt,
                at);
    }

    public Account with(Role newRole, Instant at) {
        return new Account(
                id,
                username,
                email,
                profile,
                isPrivate,
                presenceHidden,
                verified,
                newRole,
                status,
                createdAt,
                at);
    }

    public boolean isActive() {
        return status == AccountStatus.ACTIVE;
    }
}
