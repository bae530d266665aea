package plaza.memory.chat;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import plaza.core.KeysetCursor;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.chat.Chat;
import plaza.core.chat.ChatStore;
import plaza.core.chat.Member;
import plaza.core.chat.Membership;
import plaza.core.id.ChatId;
import plaza.core.id.UserId;
import plaza.memory.LatestFirst;

/** Chats in memory. Thread-safe. */
public final class MemoryChatStore implements ChatStore {
    private final Map<ChatId, Chat> chats = new HashMap<>();
    private final Map<ChatId, SortedMap<UserId, Member>> members = new HashMap<>();

    @Override
    public synchronized boolean insert(Chat chat, Collection<Member> all) {
        if (chats.putIfAbsent(chat.id(), chat) != null) {
            return false;
        }
        SortedMap<UserId, Member> own = new TreeMap<>();
        all.forEach(member -> own.put(member.user(), member));
        members.put(chat.id(), own);
        return true;
    }

    @Override
    public synchronized Optional<Chat> find(ChatId id) {
        return Optional.ofNullable(chats.get(id));
    }

    @Override
    public synchronized Optional<Membership> find(ChatId id, UserId user) {
        Chat chat = chats.get(id);
        Member member = of(id).get(user);
        return chat == null || member == null
                ? Optional.empty()
                : Optional.of(new Membership(chat, member));
    }

    private SortedMap<UserId, Member> of(ChatId id) {
        return members.getOrDefault(id, new TreeMap<>());
    }

    @Override
    public synchronized List<Member> listMembers(ChatId id) {
        return List.copyOf(of(id).values());
    }

    @Override
    public synchronized Page<Membership> list(UserId user, boolean accepted, PageRequest page) {
        List<Membership> all =
                chats.values().stream()
                        .map(chat -> membership(chat, user))
                        .flatMap(Optional::stream)
                        .filter(each -> each.member().accepted() == accepted)
                        .toList();
        return LatestFirst.page(all, MemoryChatStore::place, page);
    }

    private Optional<Membership> membership(Chat chat, UserId user) {
        @Nullable Member member = of(chat.id()).get(user);
        return member == null ? Optional.empty() : Optional.of(new Membership(chat, member));
    }

    private static KeysetCursor place(Membership membership) {
        return new KeysetCursor(membership.placedAt(), membership.chat().id().value());
    }

    @Override
    public synchronized List<Member> listAsked(UserId asker, Instant since, int limit) {
        return chats.values().stream()
                .flatMap(
                        chat ->
                                of(chat.id()).values().stream()
                                        .filter(
                                                member ->
                                                        new Membership(chat, member)
                                                                .inviter()
                                                                .equals(asker)))
                .filter(member -> !member.accepted())
                .filter(member -> member.isIn() || !member.joinedAt().isBefore(since))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized boolean putMember(ChatId id, Member member) {
        if (!chats.containsKey(id)) {
            return false;
        }
        Member before = of(id).get(member.user());
        Member now =
                before == null
                        ? member
                        : new Member(
                                member.user(),
                                member.role(),
                                member.joinedAt(),
                                member.since(),
                                member.until(),
                                before.read(),
                                member.accepted(),
                                member.invitedBy());
        of(id).put(member.user(), now);
        return !now.equals(before);
    }

    @Override
    public synchronized boolean markRead(ChatId id, UserId user, long upTo) {
        Member member = of(id).get(user);
        if (member == null || member.read() >= upTo) {
            return false;
        }
        of(id).put(
                        user,
                        new Member(
                                user,
                                member.role(),
                                member.joinedAt(),
                                member.since(),
                                member.until(),
                                upTo,
                                member.accepted(),
                                member.invitedBy()));
        return true;
    }

    @Override
    public synchronized boolean rename(ChatId id, String name, UserId by) {
        Chat chat = chats.get(id);
        if (chat == null || name.equals(chat.name())) {
            return false;
        }
        chats.put(
                id,
                new Chat(
                        id,
                        chat.kind(),
                        name,
                        by,
                        chat.creator(),
                        chat.peer(),
                        chat.createdAt(),
                        chat.last(),
                        chat.latestAt()));
        return true;
    }

    @Override
    public synchronized long takeNumber(ChatId id, Instant at) {
        Chat chat = chats.get(id);
        if (chat == null) {
            throw new IllegalArgumentException("there is no chat " + id);
        }
        chats.put(
                id,
                new Chat(
                        id,
                        chat.kind(),
                        chat.name(),
                        chat.namedBy(),
                        chat.creator(),
                        chat.peer(),
                        chat.createdAt(),
                        chat.last() + 1,
                        at.isAfter(chat.latestAt()) ? at : chat.latestAt()));
        return chat.last() + 1;
    }
}
