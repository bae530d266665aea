package plaza.contracts.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import plaza.contracts.Samples;
import plaza.core.Page;
import plaza.core.chat.Chat;
import plaza.core.chat.ChatRole;
import plaza.core.chat.ChatStore;
import plaza.core.chat.Member;
import plaza.core.id.UserId;

/** Whoever comes, goes, talks and reads where, two stores answer alike. */
public final class ChatStoreModel {
    private final ChatStore model;
    private final ChatStore store;
    private final Instant start = Samples.now();
    private final List<UserId> people;
    private final List<Chat> chats;

    /**
     * @param people who are in no chat
     */
    public ChatStoreModel(ChatStore model, ChatStore store, List<UserId> people) {
        this.model = model;
        this.store = store;
        this.people = List.copyOf(people);
        this.chats =
                new ArrayList<>(
                        Stream.generate(() -> ChatSamples.room(people.getFirst(), start))
                                .limit(3)
                                .toList());
        chats.add(ChatSamples.direct(people.getFirst(), people.getLast(), start));
    }

    /** Carries out steps, each of any number, and compares every answer. */
    public void agrees(List<Integer> steps) {
        for (int step : steps) {
            assertThat(apply(store, step)).isEqualTo(apply(model, step));
        }
        for (Chat chat : chats) {
            assertThat(store.find(chat.id())).isEqualTo(model.find(chat.id()));
            assertThat(store.listMembers(chat.id())).isEqualTo(model.listMembers(chat.id()));
            for (UserId person : people) {
                assertThat(store.find(chat.id(), person)).isEqualTo(model.find(chat.id(), person));
            }
        }
        for (UserId person : people) {
            for (boolean accepted : new boolean[] {true, false}) {
                for (int limit = 1; limit < 6; limit += 2) {
                    assertThat(Page.all(limit, page -> store.list(person, accepted, page)).toList())
                            .isEqualTo(
                                    Page.all(limit, page -> model.list(person, accepted, page))
                                            .toList());
                }
            }
        }
    }

    private Object apply(ChatStore to, int step) {
        Chat chat = chats.get(step / 10 % chats.size());
        UserId person = people.get(step / 100 % people.size());
        Instant at = start.plusMillis(step / 1_000 % 5);
        return switch (step % 10) {
            case 0, 1 -> to.insert(chat, List.of(member(person, step, at)));
            case 2, 3, 4 -> to.putMember(chat.id(), member(person, step, at));
            case 5 -> to.markRead(chat.id(), person, step / 1_000 % 7);
            case 6 -> to.rename(chat.id(), "Name " + step / 1_000 % 3, person);
            default -> to.find(chat.id()).isEmpty() ? 0L : to.takeNumber(chat.id(), at);
        };
    }

    private Member member(UserId person, int step, Instant at) {
        return new Member(
                person,
                step % 3 == 0 ? ChatRole.OWNER : ChatRole.MEMBER,
                at,
                step / 1_000 % 4,
                step % 4 == 0 ? step / 1_000L % 9 : null,
                step / 1_000 % 3,
                step % 7 > 2,
                step % 5 == 0 ? people.getFirst() : null);
    }
}
