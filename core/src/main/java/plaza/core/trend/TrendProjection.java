package plaza.core.trend;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plaza.core.account.Account;
import plaza.core.account.AccountEvent.AccountChanged;
import plaza.core.account.AccountStore;
import plaza.core.event.Event;
import plaza.core.event.JournalEntry;
import plaza.core.event.Projection;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Post;
import plaza.core.post.PostEvent.PostCreated;
import plaza.core.post.PostEvent.PostDeleted;
import plaza.core.post.PostEvent.PostEdited;
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

    /**
     * @param posts without a cache, which may not have heard of an edit yet
     */
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

    /** The posts that were written, with their authors, and who is to be looked at. */
    private static final class Changes {
        private final Map<PostId, UserId> posts = new LinkedHashMap<>();
        private final Set<PostId> outdated = new HashSet<>();
        private final Set<UserId> people = new HashSet<>();
        private final Set<UserId> changed = new HashSet<>();

        void note(Event event) {
            switch (event) {
                case PostCreated e when e.replyTo() == null -> written(e.id(), e.author());
                case PostEdited edit -> {
                    outdated.add(edit.post());
                    written(edit.post(), edit.author());
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

        private void written(PostId post, UserId author) {
            posts.put(post, author);
            people.add(author);
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
                (id, writer) -> {
                    Post post = found.get(id);
                    Account author = people.get(writer);
                    if (post != null && author != null) {
                        added.addAll(mentions.of(post, author));
                    }
                });
        if (!added.isEmpty()) {
            counter.add(added);
        }
    }
}
