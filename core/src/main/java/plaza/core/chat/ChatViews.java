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
import plaza.core.account.AccountStore;
import plaza.core.account.UserId;
import plaza.core.graph.Sight;
import plaza.core.media.Attachments;
import plaza.core.media.Media;

/** Makes what a member sees out of chats and messages, all of a page at once. */
public final class ChatViews {
    private final MessageStore messages;
    private final AccountStore accounts;
    private final Attachments attachments;

    public ChatViews(MessageStore messages, AccountStore accounts, Attachments attachments) {
        this.messages = messages;
        this.accounts = accounts;
        this.attachments = attachments;
    }

    /** Those of some chats that the viewer may see, in their order. */
    List<ChatView> chats(Sight sight, List<Membership> memberships, Instant now) {
        List<Membership> open =
                memberships.stream().filter(each -> ChatGate.opens(sight, each)).toList();
        if (open.isEmpty()) {
            return List.of();
        }
        Map<ChatId, Message> latest =
                messages.findLatest(open.stream().map(Membership::window).toList(), now);
        Map<ChatId, Integer> unread =
                messages.count(
                        open.stream().map(Membership::unread).toList(),
                        sight.viewer(),
                        ChatView.MOST_UNREAD,
                        now);
        Set<UserId> people = new HashSet<>();
        for (Membership each : open) {
            UserId peer = each.chat().peerOf(sight.viewer());
            if (peer != null) {
                people.add(peer);
            }
        }
        Map<UserId, Account> peers = people.isEmpty() ? Map.of() : accounts.findAll(people);
        // What a blocked person said last is not shown; what is before it is a page away.
        List<Message> shown =
                latest.values().stream().filter(message -> isHeard(sight, message)).toList();
        Map<MessageId, MessageView> views = byId(messages(shown, List.of()));
        return open.stream()
                .map(
                        each -> {
                            ChatId id = each.chat().id();
                            Message last = latest.get(id);
                            return new ChatView(
                                    each,
                                    peer(each.chat().peerOf(sight.viewer()), peers),
                                    last == null ? null : views.get(last.id()),
                                    unread.getOrDefault(id, 0));
                        })
                .toList();
    }

    private static @Nullable Account peer(@Nullable UserId id, Map<UserId, Account> found) {
        Account account = id == null ? null : found.get(id);
        return account != null && account.isActive() ? account : null;
    }

    private static Map<MessageId, MessageView> byId(List<MessageView> views) {
        return views.stream()
                .collect(
                        java.util.stream.Collectors.toMap(
                                view -> view.message().id(), view -> view));
    }

    /** A block hides what both say from each other, in rooms too. */
    static boolean isHeard(Sight sight, Message message) {
        return !sight.barriers().separate(message.sender());
    }

    /** Messages of one chat, in their order. */
    public List<MessageView> messages(List<Message> all, Collection<Member> members) {
        if (all.isEmpty()) {
            return List.of();
        }
        Set<UserId> senders = new HashSet<>();
        all.forEach(message -> senders.add(message.sender()));
        Map<UserId, Account> people = accounts.findAll(senders);
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
                                        readers(message, members)))
                .toList();
    }

    private static @Nullable Media shown(Message message, Map<String, Media> media) {
        String content = message.content();
        return message.type().showsMedia() && content != null ? media.get(content) : null;
    }

    private static List<UserId> readers(Message message, Collection<Member> members) {
        return members.stream()
                .filter(
                        member ->
                                !member.user().equals(message.sender())
                                        && member.sees(message.number())
                                        && member.read() >= message.number())
                .map(Member::user)
                .sorted()
                .toList();
    }
}
