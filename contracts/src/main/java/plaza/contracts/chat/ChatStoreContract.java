package plaza.contracts.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static plaza.contracts.chat.ChatSamples.asked;
import static plaza.contracts.chat.ChatSamples.member;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import plaza.contracts.BadCursors;
import plaza.contracts.Concurrently;
import plaza.contracts.Fixtures;
import plaza.contracts.Samples;
import plaza.contracts.Texts;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.chat.Chat;
import plaza.core.chat.ChatRole;
import plaza.core.chat.ChatStore;
import plaza.core.chat.Member;
import plaza.core.chat.Membership;
import plaza.core.id.UserId;

/** The contract of every {@link ChatStore}. */
public interface ChatStoreContract extends Fixtures {
    ChatStore store();

    @Test
    default void aChatIsThereWithItsMembersWhenTheCallReturns() {
        Instant at = Samples.now();
        UserId one = givenUser();
        UserId other = givenUser();
        Chat chat = ChatSamples.direct(one, other, at);
        List<Member> members = List.of(member(one, at), asked(other, at));

        assertThat(store().insert(chat, members)).isTrue();

        assertThat(store().find(chat.id())).contains(chat);
        assertThat(store().find(chat.id(), other)).contains(new Membership(chat, asked(other, at)));
        assertThat(store().listMembers(chat.id())).containsExactlyInAnyOrderElementsOf(members);
        assertThat(list(one, true)).containsExactly(chat);
        assertThat(list(one, false)).isEmpty();
        assertThat(list(other, true)).isEmpty();
        assertThat(list(other, false)).containsExactly(chat);
    }

    @Test
    default void insertingAgainChangesNothing() {
        Instant at = Samples.now();
        UserId owner = givenUser();
        Chat chat = given(owner, at);
        var other =
                new Chat(
                        chat.id(),
                        chat.kind(),
                        "Other",
                        null,
                        owner,
                        null,
                        at.plusSeconds(1),
                        7,
                        at.plusSeconds(1));

        assertThat(store().insert(other, List.of(member(givenUser(), at)))).isFalse();

        assertThat(store().find(chat.id())).contains(chat);
        assertThat(store().listMembers(chat.id())).containsExactly(member(owner, at));
    }

    @Test
    default void whatIsNotThereIsNotFound() {
        UserId user = givenUser();
        Instant at = Samples.now();
        Chat unknown = ChatSamples.room(user, at);

        assertThat(store().find(unknown.id())).isEmpty();
        assertThat(store().find(unknown.id(), user)).isEmpty();
        assertThat(store().listMembers(unknown.id())).isEmpty();
        assertThat(store().list(user, true, PageRequest.first(5))).isEqualTo(Page.empty());
        assertThat(store().putMember(unknown.id(), member(user, at))).isFalse();
        assertThat(store().markRead(unknown.id(), user, 5)).isFalse();
        assertThat(store().rename(unknown.id(), "Name", unknown.creator())).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> store().takeNumber(unknown.id(), at));
        assertThat(store().find(given(user, at).id(), givenUser())).isEmpty();
    }

    @Test
    default void numbersGrowAndMoveTheChatUp() {
        Instant at = Samples.now();
        UserId user = givenUser();
        Chat first = given(user, at);
        Chat second = given(user, at.plusMillis(1));
        assertThat(list(user, true)).containsExactly(second, first);

        assertThat(store().takeNumber(first.id(), at.plusMillis(5))).isEqualTo(1);
        assertThat(store().takeNumber(first.id(), at.plusMillis(2))).isEqualTo(2);

        Chat moved = store().find(first.id()).orElseThrow();
        assertThat(moved.last()).isEqualTo(2);
        assertThat(moved.latestAt()).isEqualTo(at.plusMillis(5));
        assertThat(list(user, true)).containsExactly(moved, second);
    }

    @Test
    default void whatIsSaidLaterDoesNotMoveAChatForWhoHasLeft() {
        Instant at = Samples.now();
        UserId user = givenUser();
        Chat left = given(user, at);
        Chat between = given(user, at.plusMillis(3));
        store().takeNumber(left.id(), at.plusMillis(1));
        store().putMember(
                        left.id(),
                        new Member(user, ChatRole.MEMBER, at.plusMillis(2), 0, 1L, 0, true, null));

        store().takeNumber(left.id(), at.plusMillis(4));

        assertThat(list(user, true)).extracting(Chat::id).containsExactly(between.id(), left.id());
        assertThat(Page.all(1, page -> store().list(user, true, page)))
                .extracting(membership -> membership.chat().id())
                .containsExactly(between.id(), left.id());
    }

    @Test
    default void eachNumberIsTakenOnce() {
        Instant at = Samples.now();
        Chat chat = given(givenUser(), at);

        List<Long> taken =
                Concurrently.call(16, i -> store().takeNumber(chat.id(), at.plusMillis(i)));

        assertThat(taken)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, 16).boxed().toList());
    }

    @Test
    default void membersComeAndChangeAndKeepWhatTheyHaveRead() {
        Instant at = Samples.now();
        UserId owner = givenUser();
        UserId user = givenUser();
        Chat chat = given(owner, at);
        Member came = asked(user, at.plusSeconds(1));

        assertThat(store().putMember(chat.id(), came)).isTrue();
        assertThat(store().putMember(chat.id(), came)).isFalse();
        assertThat(list(user, false)).containsExactly(chat);
        assertThat(store().markRead(chat.id(), user, 3)).isTrue();

        var left = new Member(user, ChatRole.OWNER, at.plusSeconds(2), 1, 9L, 0, true, owner);
        assertThat(store().putMember(chat.id(), left)).isTrue();

        assertThat(store().find(chat.id(), user))
                .map(Membership::member)
                .contains(
                        new Member(user, ChatRole.OWNER, at.plusSeconds(2), 1, 9L, 3, true, owner));
        assertThat(list(user, true)).containsExactly(chat);
        assertThat(list(user, false)).isEmpty();
        assertThat(store().find(chat.id(), owner))
                .map(Membership::member)
                .contains(member(owner, at));
    }

    @Test
    default void whoWasAskedAndHasNotAcceptedIsFoundByWhoAsked() {
        Instant at = Samples.now();
        UserId creator = givenUser();
        UserId waiting = givenUser();
        UserId leaving = givenUser();
        Chat room = given(creator, at);
        store().putMember(room.id(), asked(waiting, at));
        store().putMember(room.id(), member(givenUser(), at));
        var left = new Member(leaving, ChatRole.MEMBER, at, 0, 4L, 0, false, null);
        store().putMember(room.id(), left);
        Chat two = ChatSamples.direct(creator, waiting, at);
        store().insert(two, List.of(member(creator, at), asked(waiting, at)));
        store().putMember(given(givenUser(), at).id(), asked(waiting, at));

        assertThat(store().listAsked(creator, at, 10))
                .containsExactlyInAnyOrder(asked(waiting, at), asked(waiting, at), left);
        assertThat(store().listAsked(creator, at.plusMillis(1), 10))
                .containsExactly(asked(waiting, at), asked(waiting, at));
        assertThat(store().listAsked(creator, at, 1)).hasSize(1);
        assertThat(store().listAsked(waiting, at, 10)).isEmpty();
    }

    @Test
    default void whoIsAskedIsFoundBehindChatsThatAllHaveLeft() {
        UserId creator = givenUser();
        UserId waiting = givenUser();
        Instant at = Samples.now();
        store().insert(ChatSamples.direct(creator, waiting, at), List.of(asked(waiting, at)));
        UserId leaving = givenUser();
        store().insert(
                        ChatSamples.direct(creator, leaving, at.plusSeconds(1)),
                        List.of(new Member(leaving, ChatRole.MEMBER, at, 0, 0L, 0, false, null)));

        assertThat(store().listAsked(creator, at.plusSeconds(2), 1))
                .containsExactly(asked(waiting, at));
    }

    @Test
    default void whoIsAskedByAnotherMemberIsFoundByThatOneOnly() {
        Instant at = Samples.now();
        UserId creator = givenUser();
        UserId other = givenUser();
        Chat room = given(creator, at);
        store().putMember(room.id(), member(other, at));
        var added = new Member(givenUser(), ChatRole.MEMBER, at, 0, null, 0, false, other);
        var declined = new Member(givenUser(), ChatRole.MEMBER, at, 0, 4L, 0, false, other);
        var happy = new Member(givenUser(), ChatRole.MEMBER, at, 0, null, 0, true, other);
        store().putMember(room.id(), added);
        store().putMember(room.id(), declined);
        store().putMember(room.id(), happy);

        assertThat(store().listAsked(other, at, 10)).containsExactlyInAnyOrder(added, declined);
        assertThat(store().listAsked(other, at.plusMillis(1), 10)).containsExactly(added);
        assertThat(store().listAsked(creator, at, 10)).isEmpty();
    }

    @Test
    default void whatIsReadStaysRead() {
        UserId user = givenUser();
        Chat chat = given(user, Samples.now());

        assertThat(store().markRead(chat.id(), user, 5)).isTrue();
        assertThat(store().markRead(chat.id(), user, 5)).isFalse();
        assertThat(store().markRead(chat.id(), user, 4)).isFalse();
        assertThat(store().markRead(chat.id(), givenUser(), 4)).isFalse();

        assertThat(store().find(chat.id(), user).orElseThrow().member().read()).isEqualTo(5);
    }

    @Test
    default void aRoomIsRenamedToAnythingAndItIsKnownByWhom() {
        UserId user = givenUser();
        UserId other = givenUser();
        Chat chat = given(user, Samples.now());
        for (String name : Texts.hard()) {
            if (name.length() > 100) {
                continue;
            }
            store().rename(chat.id(), name, other);
            assertThat(store().rename(chat.id(), name, user)).isFalse();
            Chat renamed = store().find(chat.id()).orElseThrow();
            assertThat(renamed.name()).isEqualTo(name);
            assertThat(renamed.namer()).isEqualTo(other);
        }
    }

    @Test
    default void aListIsReadInPagesAlsoWhereTimesAreTheSame() {
        Instant at = Samples.now();
        UserId user = givenUser();
        for (int i = 0; i < 7; i++) {
            given(user, at.plusMillis(i / 3));
        }
        List<Chat> all = list(user, true);
        assertThat(all).hasSize(7).doesNotHaveDuplicates();
        for (int limit = 1; limit < 8; limit += 2) {
            assertThat(
                            Page.all(limit, page -> store().list(user, true, page))
                                    .map(Membership::chat)
                                    .toList())
                    .isEqualTo(all);
        }
        BadCursors.refusedBy(page -> store().list(user, true, page));
    }

    private List<Chat> list(UserId user, boolean accepted) {
        return store().list(user, accepted, PageRequest.first(100)).items().stream()
                .map(Membership::chat)
                .toList();
    }

    private Chat given(UserId owner, Instant at) {
        Chat chat = ChatSamples.room(owner, at);
        assertThat(store().insert(chat, List.of(member(owner, at)))).isTrue();
        return chat;
    }
}
