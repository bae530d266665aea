package plaza.core.chat;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plaza.core.account.Account;
import plaza.core.graph.ViewerContext;
import plaza.core.graph.ViewerContexts;
import plaza.core.id.ChatId;
import plaza.core.id.MessageId;
import plaza.core.id.UserId;
import plaza.core.media.Attachments;
import plaza.core.media.Media;

/** Makes what a member sees out of chats and messages, all of a page at once. */
public final class ChatViews {
    private final MessageStore messages;
    private final ViewerContexts audience;
    private final Attachments attachments;

    public ChatViews(MessageStore messages, ViewerContexts audience, Attachments attachments) {
        this.messages = messages;
        this.audience = audience;
        this.attachments = attachments;
    }

    /** Those of some chats that the viewer may see, in their order. */
    List<ChatView> chats(ViewerContext sight, List<Membership> memberships, Instant now) {
        List<Membership> open =
                memberships.stream().filter(each -> ChatAccessPolicy.opens(sight, each)).toList();
        if (open.isEmpty()) {
            return List.of();
        }
        Set<UserId> unheard = sight.barriers().separated();
        Map<ChatId, Message> latest =
                messages.findLatest(open.stream().map(Membership::window).toList(), unheard, now);
        Map<ChatId, Integer> unread = countUnread(sight, open, ChatView.MOST_UNREAD, now);
        Set<UserId> people = new HashSet<>();
        for (Membership each : open) {
            UserId peer = each.chat().peerOf(sight.viewer());
            if (peer != null) {
                people.add(peer);
            }
        }
        Map<UserId, Account> peers = audience.people(sight, people);
        Map<MessageId, MessageView> views =
                byId(messages(sight, List.copyOf(latest.values()), List.of()));
        return open.stream()
                .map(
                        each -> {
                            ChatId id = each.chat().id();
                            Message last = latest.get(id);
                            UserId peer = each.chat().peerOf(sight.viewer());
                            return new ChatView(
                                    each,
                                    name(sight, each),
                                    peer == null ? null : peers.get(peer),
                                    last == null ? null : views.get(last.id()),
                                    unread.getOrDefault(id, 0));
                        })
                .toList();
    }

    private static @Nullable String name(ViewerContext sight, Membership membership) {
        Chat chat = membership.chat();
        return !membership.member().isIn() || sight.hides(chat.namer()) ? null : chat.name();
    }

    /** How much of each chat the member has not read, of what they may hear; up to a limit. */
    Map<ChatId, Integer> countUnread(
            ViewerContext sight, List<Membership> memberships, int limit, Instant now) {
        Set<UserId> unheard = sight.barriers().separated();
        unheard.add(sight.viewer());
        return messages.count(
                memberships.stream().map(Membership::unread).toList(), unheard, limit, now);
    }

    private static Map<MessageId, MessageView> byId(List<MessageView> views) {
        return views.stream()
                .collect(
                        java.util.stream.Collectors.toMap(
                                view -> view.message().id(), view -> view));
    }

    /** A block hides what both say from each other, in rooms too. */
    public static boolean isHeard(ViewerContext sight, Message message) {
        return !sight.hides(message.sender());
    }

    /** Messages of one chat, in their order. */
    public List<MessageView> messages(
            ViewerContext sight, List<Message> all, Collection<Member> members) {
        if (all.isEmpty()) {
            return List.of();
        }
        Set<UserId> named = new HashSet<>();
        all.forEach(message -> named.add(message.sender()));
        members.forEach(member -> named.add(member.user()));
        Map<UserId, Account> people = audience.people(sight, named);
        Map<String, Media> media =
                attachments.findAll(
                        all.stream()
                                .filter(message -> message.type().showsMedia())
                                .map(Message::content)
                                .filter(Objects::nonNull)
                                .toList());
        return all.stream()
                .map(
                        message ->
                                new MessageView(
                                        message,
                                        people.get(message.sender()),
                                        shown(message, media),
                                        readers(message, members, people.keySet())))
                .toList();
    }

    private static @Nullable Media shown(Message message, Map<String, Media> media) {
        String content = message.content();
        return message.type().showsMedia() && content != null ? media.get(content) : null;
    }

    private static List<UserId> readers(
            Message message, Collection<Member> members, Set<UserId> visible) {
        return members.stream()
                .filter(
                        member ->
                                visible.contains(member.user())
                                        && !member.user().equals(message.sender())
                                        && member.sees(message.number())
                                        && member.read() >= message.number())
                .map(Member::user)
                .sorted()
                .toList();
    }
}
