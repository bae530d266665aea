package plaza.core.media;

import java.util.concurrent.ConcurrentHashMap;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.id.UserId;

/**
 * How much each person may store, what is on its way counted as it comes. Of several servers each
 * counts what comes to it, and what is stored once more when a file is complete. Thread-safe.
 */
final class Quotas {
    private static final long UNREAD = -1;

    private final MediaCatalog catalog;
    private final long most;
    private final ConcurrentHashMap<UserId, Account> accounts = new ConcurrentHashMap<>();

    /** What is known of somebody while they upload something. */
    private static final class Account {
        private int open;
        private long stored = UNREAD;
        private long coming;
    }

    /**
     * @param most bytes of one person
     */
    Quotas(MediaCatalog catalog, long most) {
        this.catalog = catalog;
        this.most = most;
    }

    /** Begins an upload; to be closed when it has ended, one way or the other. */
    Claim open(UserId owner) {
        Account account =
                accounts.compute(
                        owner,
                        (_, known) -> {
                            Account counted = known == null ? new Account() : known;
                            counted.open++;
                            return counted;
                        });
        return new Claim(owner, account);
    }

    /** One upload. For one thread. */
    final class Claim implements AutoCloseable {
        private final UserId owner;
        private final Account account;
        private long bytes;

        private Claim(UserId owner, Account account) {
            this.owner = owner;
            this.account = account;
        }

        /**
         * @throws DomainException OVER_QUOTA when so many bytes more are too many
         */
        void require(long more) {
            synchronized (account) {
                if (account.stored == UNREAD || isOver(more)) {
                    // What has been removed meanwhile is given back.
                    account.stored = catalog.countBytes(owner);
                }
                if (isOver(more)) {
                    throw over();
                }
            }
        }

        private boolean isOver(long more) {
            return account.stored + account.coming + more > most;
        }

        /** Counts bytes that have come; refuses them as {@link #require} does. */
        void add(long more) {
            synchronized (account) {
                require(more);
                account.coming += more;
                bytes += more;
            }
        }

        /** Looks once more, at what other servers have stored too, before a file is listed. */
        void settle(long kept) {
            synchronized (account) {
                account.stored = catalog.countBytes(owner);
                if (account.stored + kept > most) {
                    throw over();
                }
            }
        }

        /** What has come is listed now, with so many bytes. */
        void keep(long kept) {
            synchronized (account) {
                giveBack();
                account.stored += kept;
            }
        }

        private void giveBack() {
            account.coming -= bytes;
            bytes = 0;
        }

        private DomainException over() {
            long left = Math.max(0, most - account.stored);
            return DomainException.of(
                    ErrorKind.OVER_QUOTA,
                    "You may store %d bytes, and have %d left; what is coming in now counts too."
                            .formatted(most, left));
        }

        @Override
        public void close() {
            synchronized (account) {
                giveBack();
            }
            accounts.computeIfPresent(owner, (_, known) -> --known.open == 0 ? null : known);
        }
    }
}
