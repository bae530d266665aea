package plaza.core.trend;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plaza.core.account.Account;
import plaza.core.account.AccountStore;
import plaza.core.account.UserId;
import plaza.core.event.Event;
import plaza.core.event.Event.AccountChanged;
import plaza.core.event.Event.PostCreated;
import plaza.core.event.Event.PostDeleted;
import plaza.core.event.Event.PostEdited;
import plaza.core.event.JournalEntry;
import plaza.core.event.Projection;
import plaza.core.post.Post;
import plaza.core.post.PostId;
import plaza.core.post.PostStore;

/**
 * Keeps the counts of hashtags up to date. What a post adds is what the post, as it is now, says:
 * so it does not matter how often, or how late, an event comes.
 */
public final class TrendProjection implements Projection {
    private final TrendCounter counter;
    private final PostStore posts;
    private final AccountStore accounts;
    private final Mentions mentions;

    public TrendProjection(
            TrendCounter counter, PostStore posts, AccountStore accounts, Mentions mentions) {
        this.counter = counter;
        this.posts = posts;
        this.accounts = accounts;
        this.mentions = mentions;
    }

    @Override
    public String name() {
        return "trends";
    }

    @Override
    public void apply(List<JournalEntry> entries) {
        var changes = new Changes();
        entries.forEach(entry -> changes.note(entry.event()));
        if (!changes.isEmpty()) {
            apply(changes);
        }
    }

    /** The last event of each post, and who is to be looked at. */
    private static final class Changes {
        private final Map<PostId, Event> posts = new LinkedHashMap<>();
        private final Set<PostId> outdated = new HashSet<>();
        private final Set<UserId> people = new HashSet<>();
        private final Set<UserId> changed = new HashSet<>();

        void note(Event event) {
            switch (event) {
                case PostCreated(Post post)
                        when !post.isReply() && !post.entities().hashtags().isEmpty() ->
                        written(post.id(), event);
                case PostEdited edit -> {
                    outdated.add(edit.post());
                    written(edit.post(), event);
                }
                case PostDeleted(var post, var _) -> {
                    outdated.add(post.id());
                    posts.remove(post.id());
                }
                case AccountChanged(var user, var _) -> {
                    people.add(user);
                    changed.add(user);
                }
                default -> {
                    // Nothing that a hashtag's count depends on.
                }
            }
        }

        private void written(PostId post, Event event) {
            posts.put(post, event);
            people.add(new UserId(event.key()));
        }

        boolean isEmpty() {
            return outdated.isEmpty() && people.isEmpty();
        }
    }

    private void apply(Changes changes) {
        Map<UserId, Account> people = accounts.findAll(changes.people);
        for (UserId user : changes.changed) {
            Account account = people.get(user);
            if (account == null || !Mentions.counts(account)) {
                counter.removePerson(user);
            }
        }
        if (!changes.outdated.isEmpty()) {
            counter.remove(changes.outdated);
        }
        List<Mention> added = new ArrayList<>();
        Map<PostId, Post> found =
                changes.posts.isEmpty() ? Map.of() : posts.findAll(changes.posts.keySet());
        changes.posts.forEach(
                (id, event) -> {
                    Post post = found.get(id);
                    Account author = people.get(new UserId(event.key()));
                    if (post != null && author != null) {
                        added.addAll(mentions.of(post, hashtags(post, event), author));
                    }
                });
        if (!added.isEmpty()) {
            counter.add(added);
        }
    }

    /** The post may come from a cache that has not heard of the edit yet, or be newer than it. */
    private static List<String> hashtags(Post post, Event event) {
        Instant known = post.editedAt();
        return event instanceof PostEdited edit && (known == null || known.isBefore(edit.at()))
                ? edit.entities().hashtags()
                : post.entities().hashtags();
    }
}
