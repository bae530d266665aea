package plaza.core.notification;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plaza.core.account.AccountStore;
import plaza.core.event.Event;
import plaza.core.graph.BlockStore;
import plaza.core.graph.FollowGraph;
import plaza.core.graph.GraphEvent;
import plaza.core.graph.ViewerContext;
import plaza.core.graph.ViewerContexts;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.like.LikeEvent;
import plaza.core.post.Post;
import plaza.core.post.PostAccessPolicy;
import plaza.core.post.PostEvent;
import plaza.core.post.PostLookup;
import plaza.core.post.PostStore;
import plaza.core.reply.ReplyStore;
import plaza.core.repost.RepostEvent;

/**
 * What people should have been told, worked out plainly, event by event, as it happens: a list of
 * notes, of which some are struck out.
 */
final class Expectation {
    private final World world;
    private final Map<NotificationTrigger, NotificationType> notes = new LinkedHashMap<>();
    private final Set<NotificationTrigger> standing = new HashSet<>();
    private final Set<Note> news = new LinkedHashSet<>();
    private final Map<PostId, Set<UserId>> mentions = new HashMap<>();

    /** What makes two acts the same; posts concern a person once. */
    private record NotificationTrigger(
            String what, UserId actor, @Nullable PostId target, UserId recipient) {}

    /** A notification, without its id. */
    record Note(NotificationType type, UserId actor, @Nullable PostId target, UserId recipient) {}

    Expectation(World world) {
        this.world = world;
    }

    Set<Note> standing() {
        return standing.stream()
                .map(act -> note(act, notes.getOrDefault(act, NotificationType.CHAT)))
                .collect(Collectors.toSet());
    }

    /** Each note that somebody should have heard of, once. */
    Set<Note> news() {
        return news;
    }

    private static Note note(NotificationTrigger act, NotificationType type) {
        return new Note(type, act.actor(), act.target(), act.recipient());
    }

    void on(Event event) {
        switch (event) {
            case LikeEvent.Liked(var like, var author) ->
                    make(NotificationType.LIKE, like.user(), like.post(), author);
            case LikeEvent.Unliked(var like, var author) ->
                    strike(NotificationType.LIKE, like.user(), like.post(), author);
            case RepostEvent.Reposted(var repost) ->
                    make(NotificationType.REPOST, repost.user(), repost.post(), repost.author());
            case RepostEvent.Unreposted(var repost) ->
                    strike(NotificationType.REPOST, repost.user(), repost.post(), repost.author());
            case GraphEvent.FollowRequested(var ask) ->
                    make(NotificationType.FOLLOW_REQUEST, ask.follower(), null, ask.followed());
            case GraphEvent.FollowRequestEnded(var ask) ->
                    strike(NotificationType.FOLLOW_REQUEST, ask.follower(), null, ask.followed());
            case GraphEvent.Unfollowed(var follow) ->
                    strike(NotificationType.FOLLOW, follow.follower(), null, follow.followed());
            case GraphEvent.Followed(var follow) -> followed(follow.follower(), follow.followed());
            case GraphEvent.Blocked(var block) -> {
                apart(block.owner(), block.other());
                apart(block.other(), block.owner());
            }
            case PostEvent.PostCreated e -> created(e.post());
            case PostEvent.PostEdited edit -> edited(edit);
            case PostEvent.PostDeleted(var post, var _) -> {
                notes.keySet().removeIf(act -> post.id().equals(act.target()));
                standing.removeIf(act -> post.id().equals(act.target()));
            }
            default -> {
                // Nobody is told.
            }
        }
    }

    private void apart(UserId one, UserId other) {
        strike(NotificationType.FOLLOW, one, null, other);
        strike(NotificationType.FOLLOW_REQUEST, one, null, other);
    }

    private void followed(UserId follower, UserId followed) {
        boolean granted = standing.contains(act("followRequest", follower, null, followed));
        strike(NotificationType.FOLLOW_REQUEST, follower, null, followed);
        Set<Note> before = Set.copyOf(news);
        make(NotificationType.FOLLOW, follower, null, followed);
        if (granted) {
            news.retainAll(before);
        }
    }

    private void created(Post post) {
        Set<UserId> all = new LinkedHashSet<>(post.entities().mentions());
        mentions.put(post.id(), Set.copyOf(all));
        for (var each :
                List.of(
                        new Answer(post.replyTo(), NotificationType.REPLY),
                        new Answer(post.quoteOf(), NotificationType.QUOTE))) {
            UserId author = each.author();
            if (author != null) {
                make(each.type(), post.author(), post.id(), author);
                all.remove(author);
                if (each.type() == NotificationType.REPLY && author.equals(quoted(post))) {
                    break;
                }
            }
        }
        all.forEach(person -> make(NotificationType.MENTION, post.author(), post.id(), person));
    }

    private @Nullable UserId quoted(Post post) {
        return new Answer(post.quoteOf(), NotificationType.QUOTE).author();
    }

    /** A post that another one answers or quotes. */
    private final class Answer {
        private final @Nullable PostId to;
        private final NotificationType type;

        Answer(@Nullable PostId to, NotificationType type) {
            this.to = to;
            this.type = type;
        }

        NotificationType type() {
            return type;
        }

        @Nullable UserId author() {
            return to == null ? null : lookup().find(to).map(Post::author).orElse(null);
        }
    }

    private void edited(PostEvent.PostEdited edit) {
        Set<UserId> before = mentions.getOrDefault(edit.post(), Set.of());
        Set<UserId> now = Set.copyOf(edit.entities().mentions());
        mentions.put(edit.post(), now);
        for (UserId person : now) {
            if (!before.contains(person)) {
                make(NotificationType.MENTION, edit.author(), edit.post(), person);
            }
        }
        for (UserId person : before) {
            if (!now.contains(person)) {
                strike(NotificationType.MENTION, edit.author(), edit.post(), person);
            }
        }
    }

    private PostLookup lookup() {
        return new PostLookup(
                world.stores.get(PostStore.class), world.stores.get(ReplyStore.class));
    }

    private void make(
            NotificationType type, UserId actor, @Nullable PostId target, UserId recipient) {
        NotificationTrigger act = act(what(type), actor, target, recipient);
        if (actor.equals(recipient) || !isHeard(actor, target, recipient)) {
            return;
        }
        if (world.stores
                .get(NotificationPreferenceStore.class)
                .findOff(List.of(recipient))
                .getOrDefault(recipient, Set.of())
                .contains(type)) {
            return;
        }
        NotificationType there = notes.putIfAbsent(act, type);
        if (there == null || there == type) {
            standing.add(act);
        }
        if (there == null) {
            news.add(note(act, type));
        }
    }

    private boolean isHeard(UserId actor, @Nullable PostId target, UserId recipient) {
        ViewerContext sight =
                new ViewerContexts(
                                world.stores.get(FollowGraph.class),
                                world.stores.get(BlockStore.class),
                                world.stores.get(AccountStore.class))
                        .of(recipient);
        if (sight.barriers().separate(actor) || sight.mutes(actor)) {
            return false;
        }
        if (target == null) {
            return true;
        }
        Post post = lookup().find(target).orElse(null);
        return post != null
                && PostAccessPolicy.maySee(
                        sight,
                        post,
                        world
                                .stores
                                .get(AccountStore.class)
                                .findAll(List.of(post.author()))
                                .values()
                                .stream()
                                .findFirst()
                                .orElseThrow());
    }

    private void strike(
            NotificationType type, UserId actor, @Nullable PostId target, UserId recipient) {
        NotificationTrigger act = act(what(type), actor, target, recipient);
        if (notes.get(act) == type) {
            standing.remove(act);
        }
    }

    private static String what(NotificationType type) {
        return switch (type) {
            case MENTION, REPLY, QUOTE -> "post";
            default -> type.label();
        };
    }

    private static NotificationTrigger act(
            String what, UserId actor, @Nullable PostId target, UserId recipient) {
        return new NotificationTrigger(what, actor, target, recipient);
    }
}
