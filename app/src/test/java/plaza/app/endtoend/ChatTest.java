package plaza.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.soon;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import plaza.app.testing.Answer;
import plaza.app.testing.Eventually;
import plaza.app.testing.Heard;
import plaza.app.testing.Heard.Way;
import plaza.app.testing.Person;
import plaza.app.testing.Picture;
import plaza.app.testing.RunningPlaza;
import plaza.app.wiring.Wiring;
import plaza.contracts.media.SampleFiles;
import plaza.core.chat.ChatRules;
import plaza.core.chat.MessageStore;
import plaza.core.id.MessageId;
import plaza.core.media.MediaCatalog;
import tools.jackson.databind.JsonNode;

/** Chats of two and rooms, over HTTP and live. */
@Tag("engine")
final class ChatTest {
    private final RunningPlaza plaza = RunningPlaza.shared();
    private final Person ada = plaza.person();

    /** Who follows Ada is no stranger to her, nor she to them. */
    private final Person bob = friend(ada);

    private Person friend(Person other) {
        Person person = plaza.person().follow(other);
        other.follow(person);
        return person;
    }

    private static String open(Person one, Person other) {
        return "/api/chats/"
                + one.api()
                        .post("/api/chats", Map.of("userId", other.id()))
                        .expect(201)
                        .text("/id");
    }

    private static String room(Person owner, Person... members) {
        List<String> ids = Stream.of(members).map(Person::id).toList();
        return "/api/chats/"
                + owner.api()
                        .post("/api/chats", Map.of("name", "Kitchen", "members", ids))
                        .expect(201)
                        .text("/id");
    }

    private static Answer say(Person sender, String chat, String text) {
        return sender.api().post(chat + "/messages", Map.of("content", text));
    }

    private static List<String> texts(Person reader, String chat) {
        return reader.api().all(chat + "/messages").stream()
                .map(message -> message.path("text").asString(""))
                .toList()
                .reversed();
    }

    private static List<String> chats(Person person, String folder) {
        return person.api().all("/api/chats?folder=" + folder, "/id").stream()
                .map(id -> "/api/chats/" + id)
                .toList();
    }

    private static long unread(Person person, String chat) {
        return person.api().get(chat).expect(200).number("/unread");
    }

    @Test
    void twoPeopleHaveOneChatHoweverOftenItIsOpened() {
        String chat = open(ada, bob);
        assertThat(open(bob, ada)).isEqualTo(chat);

        say(ada, chat, "hello").expect(201);
        say(bob, chat, "hi").expect(201);

        assertThat(texts(ada, chat)).containsExactly("hello", "hi");
        assertThat(texts(bob, chat)).containsExactly("hello", "hi");
        assertThat(chats(ada, "inbox")).contains(chat);
        Answer seen = ada.api().get(chat).expect(200);
        assertThat(seen.text("/kind")).isEqualTo("direct");
        assertThat(seen.text("/peer/id")).isEqualTo(bob.id());
        assertThat(seen.text("/latest/text")).isEqualTo("hi");
    }

    @Test
    void whoIsInANewChatIsToldOnceOfEach() {
        open(ada, bob);
        open(bob, ada);
        open(ada, bob);
        room(ada, bob);

        String told = ada.username() + " opened a chat with you";
        soon(
                () ->
                        assertThat(bob.api().all("/api/notifications"))
                                .filteredOn(each -> each.path("type").asString().equals("chat"))
                                .extracting(each -> each.path("summary").asString())
                                .containsExactly(told, told));
        assertThat(ada.api().all("/api/notifications"))
                .noneMatch(each -> each.path("type").asString().equals("chat"));
    }

    @Test
    void nobodyElseKnowsOfAChat() {
        Person stranger = plaza.person();
        String chat = open(ada, bob);
        String message = chat + "/messages/" + say(ada, chat, "secret").expect(201).text("/id");

        for (String path : List.of(chat, chat + "/messages", chat + "/members", message)) {
            stranger.api().get(path).expect(404);
            plaza.nobody().get(path).expect(401);
        }
        say(stranger, chat, "let me in").expect(404);
        stranger.api().post(chat + "/read", Map.of()).expect(404);
        stranger.api().post(chat + "/typing").expect(404);
        stranger.api().post(chat + "/accept").expect(404);
        stranger.api().delete(message).expect(404);
        stranger.api().patch(chat, Map.of("name", "Mine")).expect(404);
        stranger.api().post(chat + "/members", Map.of("userIds", List.of(ada.id()))).expect(404);
        assertThat(chats(stranger, "inbox")).isEmpty();
    }

    @Test
    void whatIsWrongIsSaid() {
        String chat = open(ada, bob);

        assertThat(ada.api().post("/api/chats", Map.of()).expect(422).errorFields())
                .containsExactly("userId");
        ada.api().post("/api/chats", Map.of("userId", ada.id())).expect(422);
        ada.api().post("/api/chats", Map.of("userId", "nobody-of-that-name")).expect(404);
        assertThat(ada.api().post("/api/chats", Map.of("name", " ")).expect(422).errorFields())
                .containsExactly("name");
        assertThat(say(ada, chat, "").expect(422).errorFields()).contains("content");
        assertThat(say(ada, chat, "x".repeat(4_001)).expect(422).errorFields())
                .containsExactly("content");
        for (Map<String, ?> body :
                List.of(
                        Map.of("content", "x", "disappearAfterSeconds", 0),
                        Map.of("content", "x", "disappearAfterSeconds", 604_801))) {
            assertThat(ada.api().post(chat + "/messages", body).expect(422).errorFields())
                    .containsExactly("disappearAfterSeconds");
        }
        assertThat(
                        ada.api()
                                .post(chat + "/messages", Map.of("content", "x", "clientId", "a b"))
                                .expect(422)
                                .errorFields())
                .containsExactly("clientId");
        ada.api().post(chat + "/messages", Map.of("content", "x", "type", "dance")).expect(422);
        ada.api()
                .post(chat + "/messages", Map.of("type", "image", "content", "no/key"))
                .expect(422);
        ada.api().delete(chat + "/members/me").expect(422);
        ada.api().get("/api/chats?folder=attic").expect(422);
        ada.api().get("/api/chats/not-an-id").expect(404);
    }

    @Test
    void aMessageThatIsSentAgainIsTheSameMessage() throws Exception {
        String chat = open(ada, bob);
        Map<String, String> body = Map.of("content", "once", "clientId", "42");

        List<String> ids =
                Together.run(
                        8, i -> ada.api().post(chat + "/messages", body).expect(201).text("/id"));
        Map<String, String> key = Map.of("Idempotency-Key", "42");
        ids = new ArrayList<>(ids);
        ids.add(
                ada.api()
                        .post(chat + "/messages", Map.of("content", "other"), key)
                        .expect(201)
                        .text("/id"));
        bob.api().post(chat + "/messages", body).expect(201);

        assertThat(ids).containsOnly(ids.getFirst());
        assertThat(texts(bob, chat)).containsExactly("once", "once");
    }

    @Test
    void everybodyReadsTheSameOrderInPages() throws Exception {
        Person eve = friend(ada);
        String chat = room(ada, bob, eve);
        List<Person> all = List.of(ada, bob, eve);

        Together.run(30, i -> say(all.get(i % 3), chat, "text " + i).expect(201).text("/id"));

        List<String> order = ada.api().all(chat + "/messages", "/id");
        assertThat(order).hasSize(30).doesNotHaveDuplicates();
        for (Person reader : all) {
            List<String> pages =
                    reader.api().all(chat + "/messages", 7).stream()
                            .map(message -> message.path("id").asString())
                            .toList();
            assertThat(pages).isEqualTo(order);
        }
    }

    @Test
    void othersSeeWhatWasReadAndUnreadIsCounted() {
        String chat = open(ada, bob);
        for (int i = 0; i < 3; i++) {
            say(ada, chat, "text " + i).expect(201);
        }
        assertThat(unread(bob, chat)).isEqualTo(3);
        assertThat(unread(ada, chat)).isZero();
        assertThat(bob.api().get("/api/chats/unread").number("/count")).isEqualTo(1);
        List<JsonNode> messages = ada.api().all(chat + "/messages");
        String second = messages.get(1).path("id").asString();

        bob.api().post(chat + "/read", Map.of("messageId", second)).expect(204);
        assertThat(unread(bob, chat)).isEqualTo(1);
        assertThat(ada.api().get(chat + "/messages/" + second).json().at("/readBy/0").asString())
                .isEqualTo(bob.id());
        String last = messages.getFirst().path("id").asString();
        assertThat(ada.api().get(chat + "/messages/" + last).json().path("readBy")).isEmpty();

        bob.api().post(chat + "/read", Map.of()).expect(204);
        bob.api().post(chat + "/read", Map.of("messageId", second)).expect(204);
        assertThat(unread(bob, chat)).isZero();
        assertThat(bob.api().get("/api/chats/unread").number("/count")).isZero();
        assertThat(ada.api().get(chat + "/messages/" + last).json().path("readBy")).hasSize(1);
    }

    @Test
    void aStrangerAsksFirstAndIsNotToldThatTheyWereRead() {
        Person stranger = plaza.person();
        String chat = open(stranger, ada);
        for (int i = 0; i < 3; i++) {
            say(stranger, chat, "please " + i).expect(201);
        }
        say(stranger, chat, "please!").expect(403);
        assertThat(chats(ada, "inbox")).doesNotContain(chat);
        assertThat(chats(ada, "requests")).contains(chat);
        assertThat(ada.api().get("/api/chats/unread").number("/count")).isZero();

        ada.api().post(chat + "/read", Map.of()).expect(204);
        assertThat(stranger.api().all(chat + "/messages").getFirst().path("readBy")).isEmpty();

        ada.api().post(chat + "/accept").expect(200);
        assertThat(chats(ada, "inbox")).contains(chat);
        assertThat(chats(ada, "requests")).doesNotContain(chat);
        say(stranger, chat, "thank you").expect(201);
    }

    @Test
    void aStrangerSaysThreeThingsIntoARoomThatNobodyHasAcceptedHoweverManyAtOnce()
            throws Exception {
        Person stranger = plaza.person();
        String room = room(stranger, ada, bob);

        List<Integer> answers = Together.run(8, i -> say(stranger, room, "please " + i).status());

        assertThat(answers).filteredOn(status -> status == 201).hasSize(3);
        assertThat(answers).filteredOn(status -> status == 403).hasSize(5);
        assertThat(texts(ada, room)).hasSize(3);
        say(stranger, room, "please!").expect(403);
        bob.api().post(room + "/accept").expect(200);
        say(stranger, room, "thank you").expect(201);
    }

    @Test
    void whoHasNotAcceptedARoomSeesThreeMessagesOfIt() {
        Person stranger = plaza.person();
        Person friend = friend(stranger);
        String room = room(stranger, friend, ada);
        for (int i = 0; i < 5; i++) {
            say(i % 2 == 0 ? stranger : friend, room, "message " + i).expect(201);
        }

        assertThat(texts(ada, room)).containsExactly("message 0", "message 1", "message 2");
        assertThat(ada.api().get(room).expect(200).text("/latest/text")).isEqualTo("message 2");
        assertThat(unread(ada, room)).isEqualTo(3);
        say(ada, room, "I am in").expect(201);
        assertThat(texts(ada, room)).hasSize(6);
    }

    @Test
    void whoIsAddedAgainKnowsWhatTheyHadRead() {
        String room = room(ada, bob);
        say(ada, room, "first").expect(201);
        bob.api().post(room + "/read", Map.of()).expect(204);
        bob.api().delete(room + "/members/me").expect(204);
        say(ada, room, "behind his back").expect(201);

        ada.api().post(room + "/members", Map.of("userIds", List.of(bob.id()))).expect(200);

        assertThat(unread(bob, room)).isZero();
        say(ada, room, "welcome back").expect(201);
        assertThat(unread(bob, room)).isOne();
        assertThat(texts(bob, room)).doesNotContain("behind his back").contains("welcome back");
    }

    @Test
    void whoLeavesARoomThatTheyWereAskedIntoIsNotAskedAgain() {
        Person stranger = plaza.person();
        String room = room(stranger, ada);
        assertThat(chats(ada, "requests")).contains(room);

        ada.api().delete(room + "/members/me").expect(204);

        assertThat(chats(ada, "requests")).doesNotContain(room);
        assertThat(chats(ada, "inbox")).doesNotContain(room);
    }

    @Test
    void aPictureThatDisappearsGoesWithItsMessage() {
        String chat = open(ada, bob);
        String key = Picture.upload(ada, "reel");
        ada.api()
                .post(
                        chat + "/messages",
                        Map.of(
                                "type",
                                "image",
                                "content",
                                key,
                                "disappearAfterSeconds",
                                1,
                                "disappearFrom",
                                "sent"))
                .expect(201);

        try (Wiring beside = plaza.beside()) {
            Eventually.within(Duration.ofSeconds(30))
                    .untilAsserted(
                            () ->
                                    assertThat(
                                                    beside.ports()
                                                            .get(MediaCatalog.class)
                                                            .findAll(List.of(key)))
                                            .isEmpty());
        }
        bob.api().get("/api/media/" + key).expect(404);
        ada.api().get("/api/media/" + key).expect(404);
    }

    @Test
    void whoAnswersARequestAcceptsIt() {
        Person stranger = plaza.person();
        String chat = open(stranger, ada);
        say(stranger, chat, "please").expect(201);

        say(ada, chat, "who are you?").expect(201);

        assertThat(chats(ada, "inbox")).contains(chat);
        for (int i = 0; i < 4; i++) {
            say(stranger, chat, "me " + i).expect(201);
        }
    }

    @Test
    void aBlockHidesBothFromEachOther() {
        Person eve = friend(ada);
        String chat = open(ada, bob);
        String room = room(ada, bob, eve);
        say(ada, chat, "hello").expect(201);
        say(bob, room, "from bob").expect(201);
        say(ada, room, "from ada").expect(201);

        bob.block(ada);

        for (Person one : List.of(ada, bob)) {
            one.api().get(chat).expect(404);
            say(one, chat, "hey").expect(404);
            assertThat(chats(one, "inbox")).doesNotContain(chat).contains(room);
        }
        assertThat(texts(ada, room)).containsExactly("from ada");
        assertThat(texts(bob, room)).containsExactly("from bob");
        assertThat(texts(eve, room)).containsExactly("from bob", "from ada");
        ada.api().post("/api/chats", Map.of("userId", bob.id())).expect(404);
        ada.api()
                .post("/api/chats", Map.of("name", "Trap", "members", List.of(bob.id())))
                .expect(422);

        bob.unblock(ada);
        assertThat(texts(ada, chat)).containsExactly("hello");
    }

    @Test
    void whoComesLaterSeesWhatIsSaidFromThenOnAndWhoLeavesNothingLater() {
        Person eve = friend(ada);
        String room = room(ada, bob);
        say(ada, room, "before").expect(201);
        ada.api().post(room + "/members", Map.of("userIds", List.of(eve.id()))).expect(200);
        assertThat(texts(eve, room)).isEmpty();
        say(bob, room, "with eve").expect(201);
        assertThat(texts(eve, room)).containsExactly("with eve");

        bob.api().delete(room + "/members/me").expect(204);
        String later = say(ada, room, "without bob").expect(201).text("/id");

        assertThat(texts(bob, room)).containsExactly("before", "with eve");
        bob.api().get(room + "/messages/" + later).expect(404);
        assertThat(bob.api().get(room).expect(200).text("/latest/text")).isEqualTo("with eve");
        assertThat(unread(bob, room)).isEqualTo(1);
        assertThat(bob.api().get(room).flag("/viewer/member")).isFalse();
        say(bob, room, "still here?").expect(403);
        bob.api().get(room + "/members").expect(403);

        ada.api().post(room + "/members", Map.of("userIds", List.of(bob.id()))).expect(200);
        assertThat(texts(bob, room)).isEmpty();
        say(ada, room, "welcome back").expect(201);
        assertThat(texts(bob, room)).containsExactly("welcome back");
    }

    @Test
    void whoHasLeftARoomLearnsNothingOfItAnyMore() {
        String room = room(ada, bob);
        say(ada, room, "with bob").expect(201);
        bob.api().delete(room + "/members/me").expect(204);
        String before = bob.api().get(room).expect(200).body();
        String list = bob.api().get("/api/chats").expect(200).body();

        say(ada, room, "without bob").expect(201);
        ada.api().patch(room, Map.of("name", "Without bob")).expect(200);

        assertThat(bob.api().get(room).expect(200).body()).isEqualTo(before);
        assertThat(bob.api().get("/api/chats").expect(200).body()).isEqualTo(list);
    }

    @Test
    void whenAMessageOfSomebodyHiddenWasSentIsNotTold() {
        String room = room(ada, bob);
        String updated = say(ada, room, "first").expect(201).text("/createdAt");
        bob.api().post(room + "/accept");
        Person eve = friend(ada);
        ada.api().post(room + "/members", Map.of("userIds", List.of(eve.id()))).expect(200);
        bob.block(eve);
        say(eve, room, "hidden from bob").expect(201);

        assertThat(bob.api().get(room).expect(200).text("/updatedAt")).isEqualTo(updated);
        assertThat(ada.api().get(room).expect(200).text("/updatedAt")).isNotEqualTo(updated);
    }

    @Test
    void ownersNameTheRoomAndDecideWhoIsInIt() {
        Person eve = friend(ada);
        String room = room(ada, bob, eve);

        bob.api().patch(room, Map.of("name", "Mine")).expect(403);
        bob.api().delete(room + "/members/" + eve.id()).expect(403);
        bob.api().post(room + "/members", Map.of("userIds", List.of(eve.id()))).expect(403);
        bob.api().patch(room + "/members/" + bob.id(), Map.of("role", "owner")).expect(403);
        ada.api().patch(room + "/members/" + ada.id(), Map.of("role", "member")).expect(409);

        assertThat(ada.api().patch(room, Map.of("name", "Cellar")).expect(200).text("/name"))
                .isEqualTo("Cellar");
        ada.api().patch(room + "/members/" + bob.id(), Map.of("role", "owner")).expect(204);
        bob.api().delete(room + "/members/" + eve.id()).expect(204);
        bob.api().delete(room + "/members/" + ada.id()).expect(204);
        assertThat(bob.api().all(room + "/members", "/person/id")).containsExactly(bob.id());
        ada.api().patch(room, Map.of("name", "Mine")).expect(403);
        bob.api().delete(room + "/members/" + eve.id()).expect(404);
    }

    @Test
    void whenTheLastOwnerLeavesSomebodyElseOwnsTheRoom() {
        String room = room(ada, bob);

        ada.api().delete(room + "/members/me").expect(204);

        assertThat(bob.api().get(room).text("/viewer/role")).isEqualTo("owner");
        bob.api().patch(room, Map.of("name", "Now mine")).expect(200);
    }

    @Test
    void whatItsSenderDeletesIsGoneForAll() {
        String chat = open(ada, bob);
        String id = say(ada, chat, "oops").expect(201).text("/id");
        String message = chat + "/messages/" + id;

        bob.api().delete(message).expect(403);
        ada.api().delete(message).expect(204);
        ada.api().delete(message).expect(204);

        Answer left = bob.api().get(message).expect(200);
        assertThat(left.flag("/deleted")).isTrue();
        assertThat(left.body()).doesNotContain("oops");
        assertThat(texts(bob, chat)).containsExactly("");
        assertThat(unread(bob, chat)).isZero();
    }

    @Test
    void aPictureIsSeenByWhoSeesItsMessage() {
        Person stranger = plaza.person();
        String chat = open(ada, bob);
        String key = Picture.upload(ada, "reel");
        Answer made =
                ada.api()
                        .post(chat + "/messages", Map.of("type", "image", "content", key))
                        .expect(201);

        assertThat(made.text("/media/key")).isEqualTo(key);
        bob.api().get("/api/media/" + key).expect(200);
        stranger.api().get("/api/media/" + key).expect(404);
        ada.api().post(chat + "/messages", Map.of("type", "image", "content", key)).expect(422);
        ada.api()
                .post(
                        chat + "/messages",
                        Map.of("type", "voice", "content", Picture.upload(ada, "reel")))
                .expect(422);

        ada.api().delete(chat + "/messages/" + made.text("/id")).expect(204);
        bob.api().get("/api/media/" + key).expect(404);
    }

    @Test
    void whatBrowsersAndPhonesRecordIsAVoiceMessageAndNoPicture() {
        String chat = open(ada, bob);
        for (String name :
                List.of(
                        "voice-chrome.webm",
                        "voice-firefox.ogg",
                        "voice-safari.mp4",
                        "voice-android.mp4",
                        "voice.3gp")) {
            String key = ada.upload("post", SampleFiles.of(name));
            Map<String, Object> picture = Map.of("type", "image", "content", key);
            Answer refused = ada.api().post(chat + "/messages", picture);
            assertThat(refused.expect(422).errorFields()).as(name).containsExactly("content");

            Answer made =
                    ada.api()
                            .post(chat + "/messages", Map.of("type", "voice", "content", key))
                            .expect(201);

            assertThat(made.text("/media/type")).as(name).startsWith("audio/");
            assertThat(made.number("/media/durationMs")).as(name).isPositive();
            bob.api().get("/api/media/" + key).expect(200);
        }
    }

    @Test
    void whatDisappearsIsGoneAtThatSecondAndFromTheEngineSoonAfter() {
        String chat = open(ada, bob);
        String sent =
                disappearing(chat, Map.of("disappearAfterSeconds", 2, "disappearFrom", "sent"));
        String read = disappearing(chat, Map.of("disappearAfterSeconds", 2));
        Instant end =
                Instant.parse(ada.api().get(chat + "/messages/" + sent).text("/disappearing/at"));

        Eventually.within(Duration.ofSeconds(20)).until(() -> isGone(chat, sent, end));
        bob.api().get(chat + "/messages/" + read).expect(200);

        bob.api().post(chat + "/read", Map.of()).expect(204);
        Instant second =
                Instant.parse(ada.api().get(chat + "/messages/" + read).text("/disappearing/at"));
        Eventually.within(Duration.ofSeconds(20)).until(() -> isGone(chat, read, second));

        assertThat(texts(bob, chat)).isEmpty();
        assertThat(ada.api().get(chat).json().path("latest").isNull()).isTrue();
        List<MessageId> gone =
                Stream.of(sent, read).map(id -> MessageId.parse(id).orElseThrow()).toList();
        try (Wiring beside = plaza.beside()) {
            Eventually.within(Duration.ofSeconds(20))
                    .untilAsserted(
                            () ->
                                    assertThat(
                                                    beside.ports()
                                                            .get(MessageStore.class)
                                                            .findAll(gone, Instant.EPOCH))
                                            .isEmpty());
        }
    }

    private String disappearing(String chat, Map<String, ?> how) {
        Map<String, Object> body = new HashMap<>(how);
        body.put("content", "burn after reading");
        return ada.api().post(chat + "/messages", body).expect(201).text("/id");
    }

    /** What was answered in time was there, what was asked for too late is not. */
    private boolean isGone(String chat, String message, Instant end) {
        Instant asked = Instant.now();
        int status = bob.api().get(chat + "/messages/" + message).status();
        if (Instant.now().isBefore(end)) {
            assertThat(status).isEqualTo(200);
        } else if (!asked.isBefore(end)) {
            assertThat(status).isEqualTo(404);
        }
        return status == 404;
    }

    @ParameterizedTest
    @EnumSource
    void membersHearOfEverythingAtOnceAndInOrder(Way way) {
        Person eve = friend(ada);
        String room = room(ada, bob, eve);
        try (Heard heard = Heard.by(way, bob, "?topics=chats").ready()) {
            List<String> sent = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                sent.add(say(i % 2 == 0 ? ada : eve, room, "text " + i).expect(201).text("/id"));
            }
            soon(() -> assertThat(heard(heard, "message", "messageId")).isEqualTo(sent));
            assertThat(heard(heard, "message", "content"))
                    .isEqualTo(IntStream.range(0, 10).mapToObj(i -> "text " + i).toList());

            eve.api().post(room + "/read", Map.of()).expect(204);
            soon(() -> assertThat(heard(heard, "read", "userId")).containsExactly(eve.id()));
            eve.api().post(room + "/typing").expect(204);
            soon(() -> assertThat(heard(heard, "typing", "userId")).containsExactly(eve.id()));
            ada.api().delete(room + "/messages/" + sent.getFirst()).expect(204);
            soon(
                    () ->
                            assertThat(heard(heard, "deleted", "messageId"))
                                    .containsExactly(sent.getFirst()));
        }
    }

    /** Each of them is written in more characters than one where it is told, or in more bytes. */
    static List<String> charactersThatTakeRoom() {
        return List.of("\n", "\r", "\t", "\"", "\\", "/", "é", "日", "\u2028", "\uD83D\uDE00");
    }

    @Test
    void whateverMayBeSaidIsHeardWithAllOfIt() {
        String chat = open(ada, bob);
        List<String> said = new ArrayList<>();
        try (Heard heard = Heard.by(Way.STREAM, bob, "?topics=chats").ready();
                Heard socket = Heard.by(Way.SOCKET, bob, "?topics=chats").ready()) {
            for (String type : List.of("text", "video_call")) {
                for (String character : charactersThatTakeRoom()) {
                    String longest = "x" + character.repeat(ChatRules.MAX_TEXT - 1);
                    ada.api()
                            .post(chat + "/messages", Map.of("type", type, "content", longest))
                            .expect(201);
                    said.add(longest);
                }
            }
            soon(() -> assertThat(heard(heard, "message", "content")).isEqualTo(said));
            soon(() -> assertThat(heard(socket, "message", "content")).isEqualTo(said));
        }
    }

    private static List<String> heard(Heard heard, String type, String field) {
        return heard.named("chats").stream()
                .filter(news -> news.data().path("type").asString().equals(type))
                .map(news -> news.data().path(field).asString(""))
                .toList();
    }

    @Test
    void nothingComesLiveOfWhomOneBlocksOrOfWhatDisappearsOrOfRequests() {
        Person eve = friend(ada);
        Person stranger = plaza.person();
        String room = room(ada, bob, eve);
        String asked = open(stranger, ada);
        ada.block(bob);
        try (Heard heard = Heard.by(Way.SOCKET, ada, "?topics=chats").ready()) {
            say(bob, room, "from bob").expect(201);
            say(stranger, asked, "from a stranger").expect(201);
            eve.api()
                    .post(
                            room + "/messages",
                            Map.of("content", "burns", "disappearAfterSeconds", 60))
                    .expect(201);
            String last = say(eve, room, "the last").expect(201).text("/id");

            soon(() -> assertThat(heard(heard, "message", "messageId")).contains(last));
            assertThat(heard(heard, "message", "senderId")).containsOnly(eve.id());
            assertThat(heard(heard, "message", "content")).containsExactly("", "the last");
            assertThat(heard(heard, "chat", "chatId"))
                    .contains(asked.substring(asked.lastIndexOf('/') + 1));
            assertThat(heard.all().toString()).doesNotContain("from ", "burns");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRequestOfWhomOneBlocksIsNotHeardOfWhoeverSpeaksInIt(Way way) {
        Person asked = plaza.person();
        Person friend = friend(asked);
        String room = room(ada, bob, asked);
        String known = open(friend, asked);
        asked.block(ada);
        asked.api().get(room).expect(404);
        try (Heard heard = Heard.by(way, asked, "?topics=chats").ready()) {
            say(bob, room, "from bob").expect(201);
            String last = say(friend, known, "the last").expect(201).text("/id");

            soon(() -> assertThat(heard(heard, "message", "messageId")).containsExactly(last));
            assertThat(heard.all().toString())
                    .doesNotContain(room.substring(room.lastIndexOf('/') + 1));
        }
    }

    @Test
    void oneCanSayThingsOverTheSocketToo() {
        String chat = open(ada, bob);
        String id = chat.substring(chat.lastIndexOf('/') + 1);
        try (Heard heard = Heard.by(Way.SOCKET, ada, "").ready()) {
            heard.send(
                    Map.of(
                            "type",
                            "send",
                            "chatId",
                            id,
                            "message",
                            Map.of("clientId", "1", "content", "by socket")));
            heard.send(
                    Map.of(
                            "type",
                            "send",
                            "chatId",
                            id,
                            "message",
                            Map.of("clientId", "2", "content", "")));
            heard.send(Map.of("type", "send", "chatId", id));

            soon(() -> assertThat(heard.named("error")).hasSize(2));
            assertThat(heard.named("sent"))
                    .extracting(news -> news.data().path("clientId").asString())
                    .containsExactly("1");
            assertThat(heard.named("error"))
                    .extracting(news -> news.data().path("clientId").asString(""))
                    .containsExactly("2", "");
            assertThat(texts(bob, chat)).containsExactly("by socket");
        }
    }
}
