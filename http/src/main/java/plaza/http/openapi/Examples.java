package plaza.http.openapi;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plaza.core.FieldError;
import plaza.http.problem.ProblemType;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Examples of everything that is sent and answered, by the name of its schema. */
final class Examples {
    /** What clients send; their fields need not all be there. */
    static final Set<String> REQUESTS =
            Set.of(
                    "Comment",
                    "Edit",
                    "Login",
                    "NewPost",
                    "PasswordChange",
                    "ProfileChange",
                    "Registration",
                    "User",
                    "NotificationsRead",
                    "NotificationPreferenceChange",
                    "UploadForm",
                    "NewStory",
                    "NewChat",
                    "ChatChange",
                    "NewMembers",
                    "MemberChange",
                    "NewMessage",
                    "ReadUpTo",
                    "NewStream",
                    "Invitation",
                    "NewStreamMessage",
                    "MediaMtxRequest",
                    "Payment",
                    "NewGift",
                    "Giving",
                    "PaymentNotice");

    /** Fields that are not in every answer. */
    static final Set<String> OPTIONAL =
            Set.of("Profile.email", "Profile.role", "Profile.presenceHidden");

    static final Map<String, String> HEADERS =
            Map.of(
                    "RateLimit-Limit", "Requests allowed in the window",
                    "RateLimit-Remaining", "Requests left in the window",
                    "RateLimit-Reset", "Seconds until there are more");

    private static final String PAGE = "PageOf";
    private static final String ADA = "0199a0c4-6ee3-7d5a-8c2f-3b1f6a52c1d0";
    private static final String POST = "0199a0c5-0b1c-7a44-9d3e-58f1c77a0b14";
    private static final String CURSOR = "MTc2Nzc3MDAwMDAwMC4wMTk5YTBjNQ";
    private static final String TIME = "2026-03-01T09:30:00.000Z";

    private static final String RELATIONSHIP =
            """
            {"following":true,"followedBy":false,"requested":false,"blocking":false,"muting":false}""";
    private static final String AUTHOR =
            """
            {"id":"%s","username":"ada","displayName":"Ada Lovelace","avatarUrl":null,"verified":false}"""
                    .formatted(ADA);
    private static final String COUNTS =
            """
            {"likes":2,"reposts":1,"replies":0,"impressions":40}""";
    private static final String MARKS =
            """
            {"liked":true,"reposted":false,"bookmarked":false}""";
    private static final String POSTED =
            """
            {"id":"%s","author":%s,"text":"Hello #plaza",
             "entities":{"hashtags":["plaza"],"mentions":[],"urls":[]},"media":[],
             "replyTo":null,"quoteOf":null,"visibility":"public","createdAt":"%s","editedAt":null,
             "counts":%s,"viewer":%s}"""
                    .formatted(POST, AUTHOR, TIME, COUNTS, MARKS);
    private static final String PROFILE =
            """
            {"id":"%s","username":"ada","displayName":"Ada Lovelace",
             "bio":"Notes on the Analytical Engine","avatarUrl":null,"coverUrl":null,
             "location":"London","website":null,"country":"GB","language":"en","verified":false,
             "private":false,"createdAt":"%s","counts":{"followers":3,"following":2,"posts":1},
             "viewer":%s}"""
                    .formatted(ADA, TIME, RELATIONSHIP);

    private final JsonMapper mapper;
    private final Map<String, String> texts = new HashMap<>();

    Examples(JsonMapper mapper) {
        this.mapper = mapper;
        requests();
        people();
        media();
        posts();
        operation();
        notifications();
        stories();
        chats();
        streams();
        money();
        leaderboards();
        presence();
        search();
        figures();
    }

    private void requests() {
        texts.put(
                "Registration",
                """
                {"username":"ada","email":"ada@example.com","password":"correct horse battery",
                 "displayName":"Ada Lovelace","country":"GB","language":"en"}""");
        texts.put("User", texts.get("Registration"));
        texts.put(
                "Login",
                """
                {"username":"ada","password":"correct horse battery"}""");
        texts.put(
                "PasswordChange",
                """
                {"currentPassword":"correct horse battery","newPassword":"staple and a better horse"}""");
        texts.put(
                "ProfileChange",
                """
                {"bio":"Notes on the Analytical Engine","location":"London","private":false}""");
        texts.put(
                "NewPost",
                """
                {"text":"Hello #plaza","visibility":"public"}""");
        texts.put(
                "Edit",
                """
                {"text":"Hello again #plaza"}""");
        texts.put(
                "Comment",
                """
                {"postId":"%s","text":"Well said"}"""
                        .formatted(POST));
    }

    private void people() {
        texts.put("Relationship", RELATIONSHIP);
        texts.put("Profile", PROFILE);
        texts.put(
                "Person",
                """
                {"id":"%s","username":"ada","displayName":"Ada Lovelace","bio":null,
                 "avatarUrl":null,"verified":false,"private":false,"viewer":%s}"""
                        .formatted(ADA, RELATIONSHIP));
        texts.put(
                "Suggestion",
                "{\"person\":%1$s,\"shared\":1,\"via\":[%1$s]}".formatted(texts.get("Person")));
        texts.put(
                "LoggedIn",
                """
                {"user":%s,"accessToken":"eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.e30.c2lnbmVk",
                 "expiresAt":"%s"}"""
                        .formatted(PROFILE, TIME));
        texts.put(
                "Session",
                """
                {"id":"%s","createdAt":"%s","expiresAt":"%s","client":"curl/8.5.0",
                 "address":"192.0.2.7","current":true}"""
                        .formatted(ADA, TIME, TIME));
    }

    private void media() {
        texts.put(
                "UploadForm",
                """
                {"purpose":"reel","file":"(the bytes of the file)"}""");
        texts.put(
                "Upload",
                """
                {"key":"reels/%1$s.mp4","url":"/api/media/reels/%1$s.mp4","type":"video/mp4",
                 "bytes":1048576,"width":1080,"height":1920,"durationMs":15000,
                 "blurhash":"LEHV6nWB2yk8pyo0adR*.7kCMdnj"}"""
                        .formatted(POST));
    }

    private void posts() {
        texts.put("Post", POSTED);
        texts.put("PostEntry", POSTED);
        texts.put(
                "CommentEntry",
                POSTED.strip().replaceFirst("}$", "")
                        + ",\"replies\":{\"items\":[],\"nextCursor\":null}}");
        texts.put("FeedItem", "{\"post\":%s,\"repostedBy\":null}".formatted(POSTED));
        texts.put(
                "Reaction",
                "{\"id\":\"%s\",\"counts\":%s,\"viewer\":%s}".formatted(POST, COUNTS, MARKS));
        texts.put("Revision", "{\"text\":\"Hello #plaza\",\"at\":\"%s\"}".formatted(TIME));
    }

    private void stories() {
        texts.put(
                "NewStory",
                """
                {"mediaKey":"stories/%s.jpg","text":"The engine at work"}"""
                        .formatted(POST));
        texts.put(
                "Story",
                """
                {"id":"%1$s","author":%2$s,
                 "media":{"key":"stories/%1$s.jpg","url":"/api/media/stories/%1$s.jpg",
                  "type":"image/jpeg","width":1080,"height":1920,"durationMs":null,
                  "blurhash":"LEHV6nWB2yk8pyo0adR*.7kCMdnj"},
                 "text":"The engine at work","visibility":"public","createdAt":"%3$s",
                 "expiresAt":"2026-03-02T09:30:00.000Z","viewed":true,"views":3}"""
                        .formatted(POST, AUTHOR, TIME));
        texts.put(
                "StoryGroup",
                "{\"author\":%s,\"stories\":[%s],\"allViewed\":true}"
                        .formatted(AUTHOR, texts.get("Story")));
        texts.put(
                "StoryViewer",
                "{\"person\":%s,\"at\":\"%s\"}".formatted(texts.get("Person"), TIME));
    }

    private void chats() {
        String chat = "6077378d-6b51-368a-b556-fca9cba6b605";
        String message = "84a8d1bf-f61a-3e89-accc-fa26c16e617a";
        texts.put("NewChat", "{\"name\":\"Kitchen\",\"members\":[\"%s\"]}".formatted(ADA));
        texts.put("ChatChange", "{\"name\":\"Cellar\"}");
        texts.put("NewMembers", "{\"userIds\":[\"%s\"]}".formatted(ADA));
        texts.put("MemberChange", "{\"role\":\"owner\"}");
        texts.put(
                "NewMessage",
                """
                {"clientId":"7f3a","content":"See you at eight","disappearAfterSeconds":60}""");
        texts.put("ReadUpTo", "{\"messageId\":\"%s\"}".formatted(message));
        texts.put("UnreadChats", "{\"count\":2}");
        texts.put(
                "Message",
                """
                {"id":"%s","chatId":"%s","number":17,"sender":%s,"type":"text",
                 "text":"See you at eight","media":null,"deleted":false,
                 "disappearing":{"afterSeconds":60,"from":"read","at":null},
                 "createdAt":"%s","readBy":[]}"""
                        .formatted(message, chat, AUTHOR, TIME));
        texts.put(
                "Chat",
                """
                {"id":"%s","kind":"direct","name":null,"peer":%s,"latest":%s,"unread":1,
                 "createdAt":"%s","updatedAt":"%s",
                 "viewer":{"role":"member","member":true,"accepted":true}}"""
                        .formatted(chat, AUTHOR, texts.get("Message"), TIME, TIME));
        texts.put(
                "Member",
                "{\"person\":%s,\"role\":\"owner\",\"joinedAt\":\"%s\"}"
                        .formatted(texts.get("Person"), TIME));
    }

    private void streams() {
        texts.put(
                "NewStream",
                """
                {"title":"Tuning the engine","scheduledFor":"2026-03-01T18:00:00Z",
                 "slowModeSeconds":5}""");
        texts.put("Invitation", "{\"userId\":\"ada\"}");
        texts.put("NewStreamMessage", "{\"clientId\":\"7f3a\",\"text\":\"Hello!\"}");
        texts.put(
                "MediaMtxRequest",
                """
                {"action":"publish","path":"live/%s","query":"key=Zk3hPq","protocol":"rtmp"}"""
                        .formatted(POST));
        texts.put("Viewers", "{\"now\":12,\"peak\":40,\"total\":95}");
        texts.put("StreamKey", "{\"key\":\"Zk3hPqvYV0b1m7Q2c9dJ4sT8xW5nR6uL\"}");
        texts.put(
                "LiveStream",
                """
                {"id":"%s","host":%s,"title":"Tuning the engine","description":null,
                 "thumbnail":null,"status":"live","participants":[],
                 "streamUrl":"https://media.example.com/hls/%s.m3u8","viewers":%s,
                 "slowModeSeconds":5,"createdAt":"%s","scheduledFor":null,"startedAt":"%s",
                 "endedAt":null,"viewer":{"host":false,"participant":false,"invited":false,
                 "moderator":false,"silenced":false}}"""
                        .formatted(POST, AUTHOR, POST, texts.get("Viewers"), TIME, TIME));
    }

    private void money() {
        String gift = "5f1c1d0e-3b6a-3c55-9a77-0d2d3f4a5b6c";
        texts.put(
                "Payment",
                """
                {"amount":"20.00","currency":"EUR","method":"sandbox-ok"}""");
        texts.put("NewGift", "{\"name\":\"Rose\",\"symbol\":\"🌹\",\"price\":\"0.25\"}");
        texts.put("Giving", "{\"giftId\":\"%s\",\"quantity\":2}".formatted(gift));
        texts.put(
                "PaymentNotice", "{\"transactionId\":\"%s\",\"result\":\"done\"}".formatted(POST));
        texts.put(
                "Gift",
                """
                {"id":"%s","name":"Rose","symbol":"🌹","price":"0.25"}"""
                        .formatted(gift));
        texts.put(
                "Wallet",
                """
                {"currency":"USD","balance":"21.70","earnings":"3.50","held":"3.50",
                 "available":"0.00"}""");
        texts.put(
                "Transaction",
                """
                {"id":"%s","type":"gift_sent","status":"completed","senderId":"%s",
                 "receiverId":"%s","gift":{"giftId":"%s","quantity":2,"streamId":"%s"},
                 "amountUsd":"0.50","amount":"0.50","currency":"USD","exchangeRate":"1.0000",
                 "platformFee":"0.15","streamerPayout":"0.35","createdAt":"%s","settledAt":"%s"}"""
                        .formatted(POST, ADA, ADA, gift, POST, TIME, TIME));
    }

    private void presence() {
        texts.put(
                "Presence",
                "{\"userId\":\"%s\",\"online\":true,\"lastActiveAt\":\"%s\"}".formatted(ADA, TIME));
    }

    private void leaderboards() {
        texts.put("Place", "{\"rank\":3,\"amountUsd\":\"4.99\"}");
        texts.put(
                "PersonPlace",
                "{\"rank\":1,\"person\":%s,\"amountUsd\":\"25.00\"}".formatted(AUTHOR));
        texts.put(
                "PeopleBoard",
                "{\"items\":[%s],\"viewer\":%s}"
                        .formatted(texts.get("PersonPlace"), texts.get("Place")));
        texts.put(
                "StreamPlace",
                "{\"rank\":1,\"stream\":%s,\"amountUsd\":\"25.00\"}"
                        .formatted(texts.get("LiveStream")));
        texts.put("StreamBoard", "{\"items\":[%s]}".formatted(texts.get("StreamPlace")));
    }

    private void operation() {
        texts.put(
                "Capabilities",
                """
                {"blueprint":"solo","off":["Ledger"]}""");
        texts.put(
                "Health",
                """
                {"status":"up","engines":{"postgres":"up"}}""");
        texts.put(
                "Projection",
                """
                {"name":"timelines","lag":0,"processed":5924,"failures":0,"parked":0}""");
        texts.put(
                "Parked",
                """
                {"position":"731-12","event":"PostCreated","key":"%s","at":"%s",
                 "reason":"IllegalStateException"}"""
                        .formatted(ADA, TIME));
    }

    private void notifications() {
        texts.put(
                "Notification",
                """
                {"id":"8c1b5a1e-3a0f-3d52-9c55-0d6a4f0a8f11","type":"like",
                 "actors":[{"id":"%s","username":"ada","displayName":"Ada Lovelace",
                 "avatarUrl":null}],"actorCount":13,"post":{"id":"%s","text":"Hello #plaza"},
                 "summary":"Ada Lovelace and 12 others liked your post","createdAt":"%s",
                 "read":false}"""
                        .formatted(ADA, POST, TIME));
        texts.put("Unread", "{\"count\":3,\"more\":false}");
        texts.put("NotificationsRead", "{\"upTo\":\"8c1b5a1e-3a0f-3d52-9c55-0d6a4f0a8f11\"}");
        texts.put("NotificationPreferenceChange", "{\"like\":false,\"gift\":true}");
        texts.put(
                "NotificationPreferences",
                """
                {"like":false,"repost":true,"follow":true,"followRequest":true,"mention":true,
                 "reply":true,"quote":true,"gift":true,"live":true,"chat":true}""");
    }

    private void search() {
        String hashtag = "{\"hashtag\":\"plaza\",\"posts\":12}";
        texts.put("SearchResult", POSTED);
        texts.put("Hashtag", hashtag);
        texts.put(
                "Suggestions",
                "{\"users\":[%s],\"hashtags\":[%s]}".formatted(texts.get("Person"), hashtag));
    }

    private void figures() {
        String received = "\"impressions\":40,\"likes\":2,\"reposts\":1,\"replies\":0";
        String own = received + ",\"followersGained\":3,\"followersLost\":0,\"posts\":1";
        texts.put(
                "Trend",
                """
                {"hashtag":"plaza","count":9,"people":4,"velocity":3.27,
                 "hours":[{"at":"2026-03-01T09:00:00.000Z","count":9}]}""");
        texts.put(
                "PostAnalytics",
                """
                {"totals":{%1$s},"hours":[{"at":"2026-03-01T09:00:00.000Z",%1$s}]}"""
                        .formatted(received));
        texts.put(
                "UserAnalytics",
                """
                {"totals":{%1$s},"days":[{"date":"2026-03-01",%1$s}]}"""
                        .formatted(own));
    }

    /** The example for a schema; a page of things is a page with the example of one. */
    Object of(String schema) {
        if (schema.startsWith(PAGE)) {
            Map<String, Object> page = new LinkedHashMap<>();
            page.put("items", List.of(of(schema.substring(PAGE.length()))));
            page.put("nextCursor", CURSOR);
            return page;
        }
        String text = texts.get(schema);
        if (text == null) {
            throw new IllegalStateException("there is no example of " + schema);
        }
        return parsed(text);
    }

    /** A problem of this type. */
    Object problem(ProblemType type) {
        List<FieldError> errors =
                type == ProblemType.INVALID
                        ? List.of(new FieldError("text", "must not be blank"))
                        : List.of();
        return parsed(
                mapper.writeValueAsString(type.problem(type.title() + ".", "/api/posts", errors)));
    }

    private Map<String, Object> parsed(String json) {
        return mapper.readValue(json, new TypeReference<LinkedHashMap<String, Object>>() {});
    }
}
