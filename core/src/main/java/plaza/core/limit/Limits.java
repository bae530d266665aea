package plaza.core.limit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.id.UserId;
import plaza.core.limit.RateLimiter.Decision;
import plaza.core.limit.RateLimiter.Limit;

/** The limits that this platform sets. */
public final class Limits {
    private final RateLimiter limiter;
    private final Rules rules;

    /**
     * How much is allowed.
     *
     * @param requests of one person, or one address where nobody is logged in
     * @param writes those of them that change something
     * @param uploads of files by one person
     * @param logins of wrong passwords
     * @param registrations from one address
     */
    public record Rules(
            Limit requests, Limit writes, Limit uploads, LoginRules logins, Limit registrations) {}

    /**
     * How many wrong passwords are allowed. Of several limits all hold: a short one that allows a
     * few and longer ones that allow few more make the pauses grow.
     *
     * @param perDevice on one account from one address, or from one device that it knows
     * @param perAccount on one account from all addresses that it does not know
     * @param perAddress on all accounts from one address
     * @param passwordChanges by somebody who is logged in
     */
    public record LoginRules(
            List<Limit> perDevice,
            List<Limit> perAccount,
            Limit perAddress,
            Limit passwordChanges) {
        public LoginRules {
            perDevice = List.copyOf(perDevice);
            perAccount = List.copyOf(perAccount);
        }
    }

    public Limits(RateLimiter limiter, Rules rules) {
        this.limiter = limiter;
        this.rules = rules;
    }

    /** Counts a request of a person or an address; the caller refuses it if it is not allowed. */
    public Outcome request(String who, Action action) {
        return switch (action) {
            case READ -> outcome("read:" + who, rules.requests());
            case WRITE -> outcome("write:" + who, rules.writes());
        };
    }

    /**
     * Counts an attempt to log in from a device that the account knows. Whatever others try, it is
     * not refused for that.
     *
     * @throws DomainException RATE_LIMITED after too many that went wrong
     */
    public Attempt loginFromDevice(String account, String device) {
        return new Attempt()
                .take(
                        permits(
                                "login:device:" + account + ":" + device,
                                rules.logins().perDevice()));
    }

    /**
     * Counts an attempt to log in from elsewhere.
     *
     * @param account names it, in one way only; also one that does not exist
     * @param known whether the account was used from this address before
     * @throws DomainException RATE_LIMITED after too many that went wrong
     */
    public Attempt login(String account, @Nullable NetworkAddress address, boolean known) {
        LoginRules logins = rules.logins();
        List<Permit> permits = new ArrayList<>();
        permits.addAll(permits("login:" + account + "@" + place(address), logins.perDevice()));
        if (!known) {
            permits.addAll(permits("login:account:" + account, logins.perAccount()));
        }
        // By itself: whoever is refused by it does not fill the memory with names.
        return new Attempt()
                .take(List.of(new Permit("login:address:" + place(address), logins.perAddress())))
                .take(permits);
    }

    /**
     * Counts an attempt to change the password.
     *
     * @throws DomainException RATE_LIMITED after too many that went wrong
     */
    public Attempt passwordChange(UserId user) {
        return new Attempt()
                .take(List.of(new Permit("password:" + user, rules.logins().passwordChanges())));
    }

    /** Counts an attempt to join, and refuses it when there were too many. */
    public void registration(@Nullable NetworkAddress address) {
        refuseUnlessAllowed(outcome("register:" + place(address), rules.registrations()));
    }

    /** Counts an upload of a person, and refuses it when there were too many. */
    public void upload(UserId user) {
        refuseUnlessAllowed(outcome("upload:" + user, rules.uploads()));
    }

    private static String place(@Nullable NetworkAddress address) {
        return address == null ? "here" : address.customer().toString();
    }

    private record Permit(String key, Limit limit) {}

    private static List<Permit> permits(String key, List<Limit> limits) {
        return limits.stream().map(limit -> new Permit(key + ":" + limit.window(), limit)).toList();
    }

    private Outcome outcome(String key, Limit limit) {
        return new Outcome(limit, limiter.acquire(key, limit));
    }

    private static void refuseUnlessAllowed(Outcome outcome) {
        if (!outcome.decision().allowed()) {
            throw DomainException.rateLimited(outcome.decision().reset());
        }
    }

    /** Something that counts, unless it turns out to have been right. */
    public final class Attempt {
        private final List<Permit> taken = new ArrayList<>();

        private Attempt() {}

        /**
         * All are taken before it is known whether the attempt is right: many at once are counted.
         *
         * @throws DomainException RATE_LIMITED until all are free, and then none is taken
         */
        private Attempt take(List<Permit> permits) {
            Duration wait = Duration.ZERO;
            boolean refused = false;
            for (Permit permit : permits) {
                Decision decision = limiter.acquire(permit.key(), permit.limit());
                if (decision.allowed()) {
                    taken.add(permit);
                } else {
                    refused = true;
                    wait = decision.reset().compareTo(wait) > 0 ? decision.reset() : wait;
                }
            }
            if (refused) {
                giveBack();
                throw DomainException.rateLimited(wait);
            }
            return this;
        }

        /** Lets it not count: only what is wrong does. */
        public void giveBack() {
            taken.forEach(permit -> limiter.release(permit.key()));
            taken.clear();
        }
    }

    /** What a limit is and what is left of it. */
    public record Outcome(Limit limit, Decision decision) {}

    /** What a request does. */
    public enum Action {
        READ,
        WRITE
    }
}
