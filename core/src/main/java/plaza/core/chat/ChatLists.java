package plaza.core.chat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.FilteredPages;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.graph.People;
import plaza.core.graph.PersonView;
import plaza.core.graph.ViewerContext;
import plaza.core.graph.ViewerContexts;
import plaza.core.id.ChatId;
import plaza.core.id.MessageId;
import plaza.core.id.UserId;

/** Looking into chats. */
public final class ChatLists {
    private final ChatStore chats;
    private final MessageStore messages;
    private final ChatViews views;
    private final ChatAccessPolicy gate;
    private final People people;
    private final ViewerContexts audience;
    private final Clock clock;

    public ChatLists(
            ChatStore chats,
            MessageStore messages,
            ChatViews views,
            ChatAccessPolicy gate,
            People people,
            ViewerContexts audience,
            Clock clock) {
        this.chats = chats;
        this.messages = messages;
        this.views = views;
        this.gate = gate;
        this.people = people;
        this.audience = audience;
        this.clock = clock;
    }

    /**
     * The viewer's chats, latest message first.
     *
     * @param accepted those they want, or the requests
     */
    public Page<ChatView> list(UserId viewer, boolean accepted, PageRequest page) {
        ViewerContext sight = audience.of(viewer);
        Instant now = clock.instant();
        return FilteredPages.page(
                page,
                request -> chats.list(viewer, accepted, request),
                membership -> membership.chat().id(),
                some -> views.chats(sight, wanted(some), now),
                chat -> chat.membership().chat().id());
    }

    /** A request that was declined is not asked again. */
    private static List<Membership> wanted(List<Membership> all) {
        return all.stream()
                .filter(each -> each.member().accepted() || each.member().isIn())
                .toList();
    }

    public ChatView find(UserId viewer, ChatId id) {
        Membership membership = gate.require(viewer, id);
        return views.chats(audience.of(viewer), List.of(membership), clock.instant()).stream()
                .findFirst()
                .orElseThrow(() -> DomainException.notFound("chat"));
    }

    /** Who is in a chat, as far as the viewer may see them, by id; for who is in it. */
    public List<MemberView> members(UserId viewer, ChatId id) {
        gate.requireIn(viewer, id);
        Map<UserId, Member> present =
                chats.listMembers(id).stream()
                        .filter(Member::isIn)
                        .collect(Collectors.toMap(Member::user, Function.identity()));
        return people.visible(viewer, present.keySet().stream().sorted().toList()).stream()
                .map(person -> view(person, present))
                .toList();
    }

    private static MemberView view(PersonView person, Map<UserId, Member> present) {
        Member member = present.get(person.account().id());
        if (member == null) {
            throw new IllegalStateException("nobody asked for " + person.account().id());
        }
        return new MemberView(person, member.role(), member.joinedAt());
    }

    /** What is said, latest first, as far as it is the viewer's to see. */
    public Page<MessageView> messages(UserId viewer, ChatId id, PageRequest page) {
        Membership membership = gate.require(viewer, id);
        ViewerContext sight = audience.of(viewer);
        Instant now = clock.instant();
        List<Member> members = chats.listMembers(id);
        return FilteredPages.page(
                page,
                request -> messages.list(membership.window(), request, now),
                Message::id,
                some ->
                        views.messages(
                                sight,
                                some.stream()
                                        .filter(message -> ChatViews.isHeard(sight, message))
                                        .toList(),
                                members),
                view -> view.message().id());
    }

    /**
     * A message.
     *
     * @throws DomainException NOT_FOUND where it is not the viewer's to see
     */
    public MessageView message(UserId viewer, ChatId id, MessageId message) {
        Membership membership = gate.require(viewer, id);
        ViewerContext sight = audience.of(viewer);
        Message found = find(membership, message, clock.instant());
        if (found == null || !ChatViews.isHeard(sight, found)) {
            throw DomainException.notFound("message");
        }
        return views.messages(sight, List.of(found), chats.listMembers(id)).getFirst();
    }

    /**
     * A message that its sender has just sent, which nobody has read, as it was then: it may
     * disappear sooner than its sender is answered.
     *
     * @throws DomainException NOT_FOUND where it was removed already
     */
    MessageView sent(Membership membership, MessageId id, Instant at) {
        Message found = find(membership, id, at);
        if (found == null) {
            throw DomainException.notFound("message");
        }
        ViewerContext sight = audience.of(membership.member().user());
        return views.messages(sight, List.of(found), List.of()).getFirst();
    }

    /** A message of this chat that is the member's to see, or null. */
    private @Nullable Message find(Membership membership, MessageId id, Instant at) {
        Message message = messages.findAll(List.of(id), at).get(id);
        return message != null
                        && message.chat().equals(membership.chat().id())
                        && membership.member().sees(message.number())
                ? message
                : null;
    }

    /** Whether somebody may see a message, and so the media in it. */
    public boolean mayBeSeen(UserId viewer, MessageId id) {
        Message message = messages.findAll(List.of(id), clock.instant()).get(id);
        return message != null
                && gate.find(viewer, message.chat())
                        .filter(membership -> membership.member().sees(message.number()))
                        .isPresent()
                && ChatViews.isHeard(audience.of(viewer), message);
    }

    /** In how many of the viewer's chats something is unread; counts no further than the limit. */
    public int countUnread(UserId viewer, int limit) {
        ViewerContext sight = audience.of(viewer);
        Instant now = clock.instant();
        PageRequest page = PageRequest.first(limit);
        List<Membership> open =
                chats.list(viewer, true, page).items().stream()
                        .filter(each -> ChatAccessPolicy.opens(sight, each))
                        .toList();
        if (open.isEmpty()) {
            return 0;
        }
        return (int)
                views.countUnread(sight, open, 1, now).values().stream()
                        .filter(count -> count > 0)
                        .count();
    }
}
