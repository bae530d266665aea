package plaza.mongodb;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static plaza.mongodb.RawDatabase.id;
import static plaza.mongodb.RawDatabase.list;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.Samples;
import plaza.contracts.live.StreamSamples;
import plaza.core.Ids;
import plaza.core.bookmark.Bookmark;
import plaza.core.chat.Chat;
import plaza.core.chat.ChatKind;
import plaza.core.chat.ChatRole;
import plaza.core.chat.Disappearing;
import plaza.core.chat.Member;
import plaza.core.chat.Message;
import plaza.core.chat.MessageType;
import plaza.core.chat.Window;
import plaza.core.id.ChatId;
import plaza.core.id.Id;
import plaza.core.id.MessageId;
import plaza.core.id.StoryId;
import plaza.core.id.UserId;
import plaza.core.like.Like;
import plaza.core.live.LiveStream;
import plaza.core.live.StreamPart;
import plaza.core.live.Viewers;
import plaza.core.media.Media;
import plaza.core.media.MediaUse;
import plaza.core.notification.Notification;
import plaza.core.notification.NotificationRecord;
import plaza.core.notification.NotificationType;
import plaza.core.post.Entities;
import plaza.core.post.Post;
import plaza.core.post.Visibility;
import plaza.core.repost.Repost;
import plaza.core.story.Story;
import plaza.core.story.StoryVisibility;
import plaza.core.story.Viewing;
import plaza.mongodb.bookmark.MongoBookmarkStore;
import plaza.mongodb.chat.MongoChatStore;
import plaza.mongodb.chat.MongoMessageStore;
import plaza.mongodb.like.MongoLikeStore;
import plaza.mongodb.live.MongoStreamStore;
import plaza.mongodb.media.MongoMediaCatalog;
import plaza.mongodb.notification.MongoNotificationStore;
import plaza.mongodb.post.MongoPostStore;
import plaza.mongodb.reply.MongoReplyStore;
import plaza.mongodb.repost.MongoRepostStore;
import plaza.mongodb.story.MongoStoryStore;

/** What lies in a database of the layout {@code embedded}, right after it was written. */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedLayoutTest {
    private static final String MEDIA = "reels/0199a0c4-6ee3-7d5a-8c2f-3b1f6a52c1d0.mp4";

    /** Few, so that there are documents beside the reel. */
    private static final Layout LAYOUT = Layout.embedded(2);

    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    private final Mongo mongo = MONGO.get(LAYOUT);
    private final RawDatabase database = new RawDatabase(MONGO.name(LAYOUT));
    private final UserId ann = Samples.userId();
    private final UserId ben = Samples.userId();

    @AfterAll
    void close() {
        database.close();
    }

    private static Bson is(Id<?> id) {
        return eq("_id", id(id.value()));
    }

    private static BsonDateTime date(Instant at) {
        return new BsonDateTime(at.toEpochMilli());
    }

    private Post reel() {
        Post plain = Samples.post(ann);
        Post reel =
                new Post(
                        plain.id(),
                        ann,
                        "A #walk with @ben",
                        new Entities(List.of("walk"), List.of(ben), List.of()),
                        List.of(MEDIA),
                        null,
                        null,
                        Visibility.PUBLIC,
                        null);
        new MongoPostStore(mongo).insert(reel);
        return reel;
    }

    private BsonDocument stored(Post reel) {
        return database.one("reels", is(reel.id()));
    }

    private BsonDocument beside(Post reel, String list) {
        return database.one("reel_overflow", eq("_id", reel.id() + ":" + list + ":1"));
    }

    @Test
    void aReelHasTheFieldsOfTheLayout() {
        Post reel = reel();

        assertThat(stored(reel))
                .containsEntry("_id", id(reel.id().value()))
                .containsEntry("user_id", id(ann.value()))
                .containsEntry("video_url", new BsonString("/api/media/" + MEDIA))
                .containsEntry("caption", new BsonString("A #walk with @ben"))
                .containsEntry("created_at", date(reel.createdAt()));
        assertThat(list(stored(reel), "likes")).isEmpty();
        assertThat(list(stored(reel), "comments")).isEmpty();
        assertThat(list(stored(reel), "mentions")).containsExactly(id(ben.value()));
    }

    @Test
    void whoLikesAReelIsWithinItAndTheNextOnesAreBesideIt() {
        var likes = new MongoLikeStore(mongo);
        Post reel = reel();
        List<UserId> people = Stream.generate(Samples::userId).limit(5).toList();
        people.forEach(person -> likes.put(new Like(person, reel.id(), Samples.now())));

        assertThat(list(stored(reel), "likes")).isEqualTo(ids(people.subList(0, 2)));
        assertThat(beside(reel, "likes")).containsEntry("reel_id", id(reel.id().value()));
        assertThat(list(beside(reel, "likes"), "likes")).isEqualTo(ids(people.subList(2, 4)));

        likes.delete(people.get(0), reel.id());
        likes.delete(people.get(3), reel.id());

        assertThat(list(stored(reel), "likes")).isEqualTo(ids(people.subList(1, 2)));
        assertThat(list(beside(reel, "likes"), "likes")).isEqualTo(ids(people.subList(2, 3)));
    }

    private static List<BsonValue> ids(List<UserId> people) {
        return people.stream().<BsonValue>map(person -> id(person.value())).toList();
    }

    @Test
    void whoRepostsAReelIsWithinIt() {
        Post reel = reel();
        new MongoRepostStore(mongo).put(new Repost(ben, reel.id(), ann, Samples.now()));

        assertThat(list(stored(reel), "reposts")).containsExactly(id(ben.value()));
    }

    @Test
    void commentsAreWithinTheirReelAndTheNextOnesAreBesideIt() {
        var replies = new MongoReplyStore(mongo);
        Post reel = reel();
        List<Post> comments = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            comments.add(Samples.post(Samples.postId(ben), ben, "Comment " + i, reel.id()));
        }
        comments.forEach(replies::insert);

        assertThat(list(stored(reel), "comments")).hasSize(2);
        assertThat(list(stored(reel), "comments").getFirst().asDocument())
                .containsAllEntriesOf(
                        Map.of(
                                "comment_id", id(comments.getFirst().id().value()),
                                "user_id", id(ben.value()),
                                "text", new BsonString("Comment 0"),
                                "timestamp", date(comments.getFirst().createdAt())));
        assertThat(list(beside(reel, "comments"), "comments"))
                .singleElement()
                .extracting(comment -> comment.asDocument().get("text"))
                .isEqualTo(new BsonString("Comment 2"));
    }

    @Test
    void anAnswerToACommentIsWithinTheReelAndACommentThatIsDeletedLeavesNoText() {
        var replies = new MongoReplyStore(mongo);
        Post reel = reel();
        Post comment = Samples.post(Samples.postId(ben), ben, "Fie upon thee", reel.id());
        Post answer = Samples.reply(ann, comment.id());
        replies.insert(comment);
        replies.insert(answer);
        replies.edit(comment.id(), "Fie upon all", Entities.NONE, Samples.now());
        assertThat(stored(reel).toJson()).contains("Fie upon all", "Indeed");

        replies.delete(comment.id());

        assertThat(everything()).noneMatch(document -> document.toJson().contains("Fie upon"));
        assertThat(list(stored(reel), "comments")).hasSize(1);
    }

    @Test
    void aReelThatIsDeletedKeepsWhatOthersLeftAndNothingOfItsAuthors() {
        Post reel = reel();
        new MongoReplyStore(mongo).insert(Samples.reply(ben, reel.id()));
        new MongoLikeStore(mongo).put(new Like(ben, reel.id(), Samples.now()));

        new MongoPostStore(mongo).delete(reel.id());

        assertThat(stored(reel).keySet())
                .containsExactlyInAnyOrder("_id", "deleted", "likes", "comments", "reposts");
        assertThat(list(stored(reel), "comments")).hasSize(1);
    }

    private Story story() {
        Instant now = Samples.now();
        var story =
                new Story(
                        new StoryId(Ids.of(now, 1, ann.value().getLeastSignificantBits())),
                        ann,
                        "stories/0199a0c4-6ee3-7d5a-8c2f-3b1f6a52c1d0.jpg",
                        "today",
                        StoryVisibility.PUBLIC,
                        now.plus(Duration.ofHours(24)));
        new MongoStoryStore(mongo).insert(story);
        return story;
    }

    @Test
    void aStoryNamesWhoHasSeenIt() {
        Story story = story();
        new MongoStoryStore(mongo).putView(new Viewing(story.id(), ben, Samples.now()));

        BsonDocument stored = database.one("stories", is(story.id()));

        assertThat(stored)
                .containsEntry("user_id", id(ann.value()))
                .containsEntry("media_url", new BsonString("/api/media/" + story.mediaKey()))
                .containsEntry("caption", new BsonString("today"))
                .containsEntry("created_at", date(story.createdAt()))
                .containsEntry("expires_at", date(story.expiresAt()));
        assertThat(list(stored, "views")).containsExactly(id(ben.value()));
    }

    private Message message() {
        Instant at = Samples.now();
        var chat =
                new Chat(
                        new ChatId(Ids.of(at, 2, ben.value().getLeastSignificantBits())),
                        ChatKind.DIRECT,
                        null,
                        null,
                        ben,
                        ann,
                        at,
                        1,
                        at);
        List<Member> members =
                Stream.of(ann, ben)
                        .map(who -> new Member(who, ChatRole.MEMBER, at, 0, null, 0, true, null))
                        .toList();
        new MongoChatStore(mongo).insert(chat, members);
        var message =
                new Message(
                        new MessageId(Ids.of(at, 3, ben.value().getLeastSignificantBits())),
                        chat.id(),
                        1,
                        ben,
                        ann,
                        MessageType.TEXT,
                        "Where was that?",
                        at,
                        new Disappearing(Duration.ofDays(1), Disappearing.From.SENT),
                        at.plus(Duration.ofDays(1)));
        new MongoMessageStore(mongo).insert(message);
        return message;
    }

    @Test
    void aMessageNamesWhoReadIt() {
        Message message = message();
        new MongoMessageStore(mongo).markRead(new Window(message.chat(), 0, 1), ann, Samples.now());

        BsonDocument stored = database.one("chats", is(message.id()));

        assertThat(stored)
                .containsEntry("sender_id", id(ben.value()))
                .containsEntry("receiver_id", id(ann.value()))
                .containsEntry("room_id", BsonNull.VALUE)
                .containsEntry("message_type", new BsonString("text"))
                .containsEntry("content", new BsonString("Where was that?"))
                .containsEntry("timestamp", date(message.at()))
                .containsEntry("is_disappearing", BsonBoolean.TRUE)
                .containsEntry("disappear_after_seconds", new BsonInt64(86_400));
        assertThat(list(stored, "read_by")).containsExactly(id(ann.value()));
    }

    private LiveStream stream() {
        LiveStream stream = StreamSamples.stream(ann);
        var streams = new MongoStreamStore(mongo);
        streams.insert(stream);
        streams.start(stream.id(), Samples.now());
        streams.put(stream.id(), ben, StreamPart.PARTICIPANT, true);
        streams.noteViewers(stream.id(), new Viewers(3, 4, 5));
        return stream;
    }

    @Test
    void aStreamHasTheFieldsOfTheLayout() {
        LiveStream stream = stream();

        BsonDocument stored = database.one("live_streams", is(stream.id()));

        assertThat(stored)
                .containsEntry("streamer_id", id(ann.value()))
                .containsEntry("title", new BsonString(stream.details().title()))
                .containsEntry("status", new BsonString("live"))
                .containsEntry("viewer_count", new BsonInt64(3))
                .containsEntry("end_time", BsonNull.VALUE)
                .containsKeys("description", "stream_url", "thumbnail_url");
        assertThat(stored.get("start_time")).isInstanceOf(BsonDateTime.class);
        assertThat(list(stored, "participants")).containsExactly(id(ben.value()));
    }

    @Test
    void everyNameIsInSnakeCaseAndEveryIdIsAUuid() {
        Post reel = reel();
        new MongoBookmarkStore(mongo).put(new Bookmark(ben, reel.id(), Samples.now()));
        new MongoLikeStore(mongo).put(new Like(ben, reel.id(), Samples.now()));
        new MongoReplyStore(mongo).insert(Samples.reply(ben, reel.id()));
        new MongoMediaCatalog(mongo)
                .insert(
                        new Media(
                                "posts/" + UUID.randomUUID() + ".jpg",
                                ann,
                                "image/jpeg",
                                1,
                                1,
                                1,
                                null,
                                null,
                                Samples.now(),
                                new MediaUse(MediaUse.Kind.POST, reel.id().value()),
                                null));
        var like = Notification.of(NotificationType.LIKE, ben, reel.id(), ann, Samples.now());
        new MongoNotificationStore(mongo)
                .put(List.of(new NotificationRecord(like, true, Samples.now())));
        story();
        message();
        stream();

        assertThat(database.collections())
                .contains("media", "notifications", "notification_groups", "bookmarks")
                .allMatch(name -> name.matches("[a-z_]+"));
        assertThat(everything()).isNotEmpty().allSatisfy(EmbeddedLayoutTest::looksRight);
    }

    private List<BsonDocument> everything() {
        return database.collections().stream()
                .flatMap(name -> database.all(name, new Document()).stream())
                .toList();
    }

    /** Members of a chat are fields of their ids. */
    private static void looksRight(BsonDocument document) {
        document.forEach(
                (name, value) -> {
                    assertThat(name).matches("[a-z_]+|[0-9a-f-]{36}");
                    looksRight(value);
                });
    }

    private static void looksRight(BsonValue value) {
        if (value.isDocument()) {
            looksRight(value.asDocument());
        } else if (value.isArray()) {
            value.asArray().forEach(EmbeddedLayoutTest::looksRight);
        } else if (value.isString()) {
            assertThat(Ids.parse(value.asString().getValue())).isEmpty();
        }
    }
}
