package plaza.contracts;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plaza.core.Ids;
import plaza.core.account.Account;
import plaza.core.account.AccountStatus;
import plaza.core.account.Profile;
import plaza.core.account.Role;
import plaza.core.id.PostId;
import plaza.core.id.SessionId;
import plaza.core.id.UserId;
import plaza.core.post.Entities;
import plaza.core.post.Post;
import plaza.core.post.Visibility;

/** Fresh, unlike records, so that tests share an engine without meeting each other. */
public final class Samples {
    private static final Ids IDS = new Ids(Clock.systemUTC());

    private Samples() {}

    public static UserId userId() {
        return new UserId(IDS.next());
    }

    public static PostId postId(UserId author) {
        return PostId.of(IDS.next(), author);
    }

    public static SessionId sessionId() {
        return new SessionId(IDS.next());
    }

    /** Now in whole milliseconds: what every engine keeps. */
    public static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    public static Account account() {
        return account(userId());
    }

    public static Account account(UserId id) {
        String hex = id.toString().replace("-", "");
        String username = "u" + hex.substring(hex.length() - 15);
        var profile = new Profile(username, null, null, null, null, null, null, null);
        Instant at = Ids.timeOf(id.value());
        return new Account(
                id,
                username,
                username + "@example.com",
                profile,
                false,
                false,
                false,
                Role.MEMBER,
                AccountStatus.ACTIVE,
                at,
                at);
    }

    public static Post post(UserId author) {
        return post(postId(author), author, "Hello", null);
    }

    public static Post reply(UserId author, PostId replyTo) {
        return post(postId(author), author, "Indeed", replyTo);
    }

    public static Post post(PostId id, UserId author, String text, @Nullable PostId replyTo) {
        return new Post(
                id, author, text, Entities.NONE, List.of(), replyTo, null, Visibility.PUBLIC, null);
    }
}
