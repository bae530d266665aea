package plaza.core.notification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plaza.core.account.Account;
import plaza.core.account.AccountStore;
import plaza.core.graph.BlockStore;
import plaza.core.graph.FollowGraph;
import plaza.core.graph.Restrictions;
import plaza.core.id.UserId;
import plaza.core.post.Post;
import plaza.core.post.Visibility;

/** Whether people want to be told, and may be. Asks the stores once for many acts. */
public final class NotificationEligibility {
    private final BlockStore blocks;
    private final FollowGraph graph;
    private final AccountStore accounts;
    private final NotificationPreferenceStore preferences;

    public NotificationEligibility(
            BlockStore blocks,
            FollowGraph graph,
            AccountStore accounts,
            NotificationPreferenceStore preferences) {
        this.blocks = blocks;
        this.graph = graph;
        this.accounts = accounts;
        this.preferences = preferences;
    }

    /**
     * Those of some acts that their recipients are told of, in their order. What was taken back
     * stays among them.
     */
    List<NotificationTrigger> filter(List<NotificationTrigger> acts) {
        Set<UserId> recipients = new HashSet<>();
        List<NotificationTrigger> posts = new ArrayList<>();
        for (NotificationTrigger act : acts) {
            if (act.stands()) {
                recipients.add(act.recipient());
                if (act.shown() != null) {
                    posts.add(act);
                }
            }
        }
        if (recipients.isEmpty()) {
            return acts;
        }
        Map<UserId, Restrictions> barriers = blocks.findAll(recipients);
        Map<UserId, Set<NotificationType>> off = preferences.findOff(recipients);
        var audiences = new Audiences(posts);
        return acts.stream()
                .filter(
                        act ->
                                !act.stands()
                                        || (isHeard(act, barriers)
                                                && isWanted(act, off)
                                                && audiences.maySee(act)))
                .toList();
    }

    private static boolean isHeard(NotificationTrigger act, Map<UserId, Restrictions> barriers) {
        Restrictions between = barriers.getOrDefault(act.recipient(), Restrictions.NONE);
        return !act.actor().equals(act.recipient())
                && !between.separate(act.actor())
                && !between.muting().contains(act.actor());
    }

    private static boolean isWanted(
            NotificationTrigger act, Map<UserId, Set<NotificationType>> off) {
        return !off.getOrDefault(act.recipient(), Set.of()).contains(act.type());
    }

    /** Who may see the posts of some acts. */
    private final class Audiences {
        private final Map<UserId, Account> authors;
        private final Map<UserId, Set<UserId>> followers = new HashMap<>();

        Audiences(List<NotificationTrigger> posts) {
            Set<UserId> people = new HashSet<>();
            posts.forEach(act -> people.add(act.actor()));
            this.authors = people.isEmpty() ? Map.of() : accounts.findAll(people);
            Map<UserId, Set<UserId>> asked = new HashMap<>();
            for (NotificationTrigger act : posts) {
                if (act.shown() != null && isForFollowers(act.shown())) {
                    asked.computeIfAbsent(act.actor(), _ -> new HashSet<>()).add(act.recipient());
                }
            }
            asked.forEach(
                    (author, readers) ->
                            followers.put(author, graph.followersAmong(author, readers)));
        }

        private boolean isForFollowers(Post post) {
            Account author = authors.get(post.author());
            return author != null
                    && post.visibility() != Visibility.PRIVATE
                    && (author.isPrivate() || post.visibility() == Visibility.FOLLOWERS);
        }

        boolean maySee(NotificationTrigger act) {
            Post post = act.shown();
            if (post == null) {
                return true;
            }
            Account author = authors.get(post.author());
            if (author == null || !author.isActive() || post.visibility() == Visibility.PRIVATE) {
                return false;
            }
            return !isForFollowers(post)
                    || followers.getOrDefault(post.author(), Set.of()).contains(act.recipient());
        }
    }
}
