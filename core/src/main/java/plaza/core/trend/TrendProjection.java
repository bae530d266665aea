package plaza.core.trend;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import plaza.core.account.Account;
import plaza.core.account.AccountEvent.AccountChanged;
import plaza.core.account.AccountStore;
import plaza.core.event.Event;
import plaza.core.event.JournalEntry;
import plaza.core.event.Projection;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.like.LikeEvent.Liked;
import plaza.core.like.LikeEvent.Unliked;
import plaza.core.post.Post;
import plaza.core.post.PostEvent.PostCreated;
import plaza.core.post.PostEvent.PostDeleted;
import plaza.core.post.PostEvent.PostEdited;
import plaza.core.post.PostStore;
import plaza.core.repost.RepostEvent.Reposted;
import plaza.core.repost.RepostEvent.Unreposted;

/**
 * Keeps the counts of hashtags and posts up to date. What a post adds is what the post, as it is
 * now, says: so it does not matter how often, or how late, an event comes.
 */
public final class TrendProjection implements Projection {
    private final TrendCounter counter;
    private final PostStore posts;
    private final AccountStore accounts;
    private final Mentions mentions;
    private final Engagements engagements;

    /**
     * @param posts without a cache, which may not have heard of an edit yet
     */
    TrendProjection(
            TrendCounter counter,
            PostStore posts,
            AccountStore accounts,
            Mentions mentions,
            Engagements engagements) {
        this.counter = counter;
        this.posts = posts;
        this.accounts = accounts;
        this.mentions = mentions;
        this.engagements = engagements;
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

    /** What was written and done, with who did, and who is to be looked at. */
    private static final class Changes {
        private final Map<PostId, UserId> posts = new LinkedHashMap<>();
        private final Map<UUID, Engagement> done = new LinkedHashMap<>();
        private final Set<UUID> outdated = new HashSet<>();
        private final Set<UserId> people = new HashSet<>();
        private final Set<UserId> changed = new HashSet<>();

        void note(Event event) {
            switch (event) {
                case PostCreated e -> {
                    if (e.replyTo() == null) {
                        written(e.id(), e.author());
                    } else {
                        did(Engagement.reply(e.id(), e.author(), e.replyTo()));
                    }
                }
                case PostEdited edit -> {
                    outdated.add(edit.post().value());
                    written(edit.post(), edit.author());
                }
                case PostDeleted(var post, var _) -> {
                    outdated.add(post.id().value());
                    undid(Engagement.sourceOfReply(post.id()));
                    posts.remove(post.id());
                }
                case Liked(var like, var _) -> did(Engagement.of(like));
                case Unliked(var like, var _) -> undid(Engagement.of(like).source());
                case Reposted(var repost) -> did(Engagement.of(repost));
                case Unreposted(var repost) -> undid(Engagement.of(repost).source());
                case AccountChanged(var user, var _) -> {
                    people.add(user);
                    changed.add(user);
                }
                default -> {
                    // Nothing that a count depends on.
                }
            }
        }

        private void written(PostId post, UserId author) {
            posts.put(post, author);
            people.add(author);
        }

        private void did(Engagement engagement) {
            done.put(engagement.source(), engagement);
        }

        private void undid(UUID source) {
            outdated.add(source);
            done.remove(source);
        }

        boolean isEmpty() {
            return outdated.isEmpty() && people.isEmpty() && done.isEmpty();
        }
    }

    private void apply(Changes changes) {
        Map<UserId, Account> people =
                changes.people.isEmpty() ? Map.of() : accounts.findAll(changes.people);
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
        added.addAll(engagements.of(changes.done.values()));
        if (!added.isEmpty()) {
            counter.add(added);
        }
    }
}
