package plaza.http.update;

import org.jspecify.annotations.Nullable;
import plaza.core.chat.ChatUpdate;
import plaza.core.chat.ChatUpdate.ChatChange;
import plaza.core.chat.ChatUpdate.ChatDeletion;
import plaza.core.chat.ChatUpdate.ChatMessage;
import plaza.core.chat.ChatUpdate.ChatReading;
import plaza.core.chat.ChatUpdate.ChatRequest;
import plaza.core.chat.ChatUpdate.ChatTyping;
import plaza.core.live.StreamUpdate;
import plaza.core.live.StreamUpdate.StreamChange;
import plaza.core.live.StreamUpdate.StreamDeletion;
import plaza.core.live.StreamUpdate.StreamEnd;
import plaza.core.live.StreamUpdate.StreamGift;
import plaza.core.live.StreamUpdate.StreamMessage;
import plaza.core.live.StreamUpdate.StreamStart;
import plaza.core.live.StreamUpdate.StreamViewers;
import plaza.core.live.Viewers;
import plaza.core.notification.NotificationUpdate;
import plaza.core.post.CountsUpdate;
import plaza.core.post.PostCounts;
import plaza.core.presence.PresenceUpdate;
import plaza.core.timeline.FeedUpdate;
import plaza.core.timeline.TimelineEntry;
import plaza.core.update.Update;

/** Renders updates for clients, over event streams and WebSockets alike. */
final class UpdateJson {
    private UpdateJson() {}

    static JsonText of(Update update) {
        return switch (update) {
            case NotificationUpdate notification -> of(notification);
            case FeedUpdate(TimelineEntry entry) -> of(entry);
            case ChatUpdate chat -> of(chat);
            case StreamUpdate stream -> of(stream);
            case CountsUpdate(var post, var counts) ->
                    new JsonText().put("postId", post.toString()).put("counts", of(counts));
            case PresenceUpdate(var user, var online, var lastActive) ->
                    new JsonText()
                            .put("userId", user.toString())
                            .put("online", online)
                            .put("lastActiveAt", text(lastActive));
            default ->
                    throw new IllegalArgumentException(
                            "nobody says how clients are told of a "
                                    + update.getClass().getSimpleName());
        };
    }

    private static JsonText of(NotificationUpdate update) {
        return new JsonText()
                .put("id", update.group().toString())
                .put("type", update.type().label())
                .put("actorId", update.actor().toString())
                .put("postId", text(update.target()));
    }

    private static JsonText of(TimelineEntry entry) {
        return new JsonText()
                .put("postId", entry.post().toString())
                .put("authorId", entry.author().toString())
                .put("repostedBy", text(entry.repostedBy()));
    }

    private static JsonText of(ChatUpdate update) {
        return switch (update) {
            case ChatMessage said ->
                    chat("message", said)
                            .put("messageId", said.message().toString())
                            .put("number", said.number())
                            .put("senderId", said.actor().toString())
                            .put("messageType", said.type().label())
                            .put("content", said.content())
                            .put("disappearing", said.disappears())
                            .put("createdAt", said.at().toString());
            case ChatDeletion gone ->
                    chat("deleted", gone).put("messageId", gone.message().toString());
            case ChatReading read ->
                    chat("read", read)
                            .put("userId", read.actor().toString())
                            .put("upTo", read.upTo());
            case ChatTyping typing ->
                    chat("typing", typing).put("userId", typing.actor().toString());
            case ChatRequest _, ChatChange _ -> chat("chat", update);
        };
    }

    private static JsonText chat(String type, ChatUpdate update) {
        return new JsonText().put("type", type).put("chatId", update.chat().toString());
    }

    private static JsonText of(StreamUpdate update) {
        var json = new JsonText();
        String type =
                switch (update) {
                    case StreamStart _ -> "started";
                    case StreamChange _ -> "changed";
                    case StreamEnd _ -> "ended";
                    case StreamMessage said -> {
                        json.put("messageId", said.message().toString())
                                .put("number", said.number())
                                .put("senderId", said.actor().toString())
                                .put("content", said.content())
                                .put("createdAt", said.at().toString());
                        yield "message";
                    }
                    case StreamDeletion gone -> {
                        json.put("messageId", gone.message().toString());
                        yield "deleted";
                    }
                    case StreamGift gift -> {
                        json.put("senderId", gift.actor().toString())
                                .put("giftId", gift.gift().toString())
                                .put("quantity", gift.quantity())
                                .put("createdAt", gift.at().toString());
                        yield "gift";
                    }
                    case StreamViewers watch -> {
                        Viewers viewers = watch.viewers();
                        json.put("viewers", viewers.now())
                                .put("peakViewers", viewers.peak())
                                .put("totalViewers", viewers.total());
                        yield "viewers";
                    }
                };
        return json.put("type", type).put("streamId", update.stream().toString());
    }

    private static JsonText of(PostCounts counts) {
        return new JsonText()
                .put("likes", counts.likes())
                .put("reposts", counts.reposts())
                .put("replies", counts.replies())
                .put("impressions", counts.impressions());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
