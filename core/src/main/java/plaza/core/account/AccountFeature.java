package plaza.core.account;

import java.util.List;
import plaza.core.account.AccountEvent.AccountChanged;
import plaza.core.account.AccountEvent.AccountRegistered;
import plaza.core.event.EventRedo;
import plaza.core.feature.Feature;
import plaza.core.feature.Shared;
import plaza.core.id.UserId;
import plaza.core.media.MediaFeature;

/** The feature of accounts and profiles. */
public final class AccountFeature implements Feature {
    private final AccountStore store;
    private final Accounts accounts;
    private final Passwords passwords;

    public AccountFeature(Shared shared, MediaFeature media) {
        PasswordHasher hasher = shared.port(PasswordHasher.class);
        this.store = shared.port(AccountStore.class);
        this.accounts =
                new Accounts(
                        store,
                        hasher,
                        shared.journal(),
                        shared.ids(),
                        shared.clock(),
                        media.attachments());
        this.passwords = new Passwords(store, hasher, shared.journal(), shared.clock());
    }

    public Accounts accounts() {
        return accounts;
    }

    public Passwords passwords() {
        return passwords;
    }

    @Override
    public List<Object> services() {
        return List.of(accounts);
    }

    @Override
    public List<EventRedo<?>> redo() {
        return List.of(new EventRedo<>(AccountEvent.class, this::redo));
    }

    /** What these commands write is in no event: it holds addresses and passwords. */
    private boolean redo(AccountEvent event) {
        return switch (event) {
            case AccountRegistered e -> isThere(e.user());
            case AccountChanged e -> isThere(e.user());
        };
    }

    private boolean isThere(UserId user) {
        return !store.findAll(List.of(user)).isEmpty();
    }
}
