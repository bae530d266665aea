package plaza.core.limit;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.account.UserId;
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
     * @param loginsPerAccount attempts to log in on one account
     * @param loginsPerAddress attempts to log in from one address
     * @param uploads of files by one person
     */
    public record Rules(
            Limit requests,
            Limit writes,
            Limit loginsPerAccount,
            Limit loginsPerAddress,
            Limit uploads) {}

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

    /** Counts an attempt to log in, and refuses it when there were too many. */
    public void login(String account, @Nullable NetworkAddress address) {
        refuseUnlessAllowed(
                outcome(
                        "login:address:" + (address == null ? "" : address.customer()),
                        rules.loginsPerAddress()));
        refuseUnlessAllowed(
                outcome(
                        "login:account:" + account.toLowerCase(Locale.ROOT),
                        rules.loginsPerAccount()));
    }

    /** Counts an upload of a person, and refuses it when there were too many. */
    public void upload(UserId user) {
        refuseUnlessAllowed(outcome("upload:" + user, rules.uploads()));
    }

    private Outcome outcome(String key, Limit limit) {
        return new Outcome(limit, limiter.acquire(key, limit));
    }

    private static void refuseUnlessAllowed(Outcome outcome) {
        if (!outcome.decision().allowed()) {
            throw DomainException.rateLimited(outcome.decision().reset());
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
