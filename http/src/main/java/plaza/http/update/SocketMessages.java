package plaza.http.update;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.StorageException;
import plaza.core.post.PostId;
import plaza.core.update.LiveUpdates;
import plaza.core.update.Topic;
import plaza.core.update.UpdateConnection;
import plaza.http.json.MalformedBodyException;
import plaza.http.problem.Problems;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Does what the messages of clients ask for, and answers them. Thread-safe. */
final class SocketMessages {
    private static final String PING = "ping";
    private static final String SUBSCRIBE = "subscribe";
    private static final String UNSUBSCRIBE = "unsubscribe";

    private final LiveUpdates live;
    private final Problems problems;
    private final JsonMapper mapper;

    SocketMessages(LiveUpdates live, Problems problems, JsonMapper mapper) {
        this.live = live;
        this.problems = problems;
        this.mapper = mapper;
    }

    /** What a client sends. */
    record Message(
            @Nullable String type, @Nullable String topic, @Nullable List<@Nullable String> ids) {}

    /** Handles a message, and says what to answer. */
    String handle(UpdateConnection connection, String text) {
        try {
            return mapper.writeValueAsString(answer(connection, read(text)));
        } catch (DomainException | MalformedBodyException | StorageException e) {
            return error(e);
        }
    }

    /** A message that says what went wrong, as the API's errors do. */
    String error(RuntimeException e) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("type", "error");
        error.put("problem", problems.describe(e, "/api/ws"));
        return mapper.writeValueAsString(error);
    }

    private Message read(String text) {
        try {
            Message message = mapper.readValue(text, Message.class);
            if (message == null) {
                throw new MalformedBodyException("The message has to be a JSON object.");
            }
            return message;
        } catch (JacksonException e) {
            throw new MalformedBodyException(
                    "The message has to be a JSON object such as"
                            + " {\"type\":\"subscribe\",\"topic\":\"feed\"}.");
        }
    }

    private Map<String, Object> answer(UpdateConnection connection, Message message) {
        return switch (message.type()) {
            case PING -> Map.of("type", "pong");
            case SUBSCRIBE -> subscribe(connection, message);
            case UNSUBSCRIBE -> unsubscribe(connection, message);
            case null, default ->
                    throw DomainException.invalid(
                            "type", "must be one of subscribe, unsubscribe, ping");
        };
    }

    private Map<String, Object> subscribe(UpdateConnection connection, Message message) {
        if (isPosts(message)) {
            List<PostId> watched = live.watch(connection, ids(message));
            return about("subscribed", Topic.POSTS, watched);
        }
        Topic topic = topic(message);
        connection.subscribe(topic);
        return about("subscribed", topic, null);
    }

    private static Map<String, Object> unsubscribe(UpdateConnection connection, Message message) {
        if (isPosts(message)) {
            List<PostId> ids = message.ids() == null ? null : ids(message);
            connection.unwatch(ids);
            return about("unsubscribed", Topic.POSTS, ids);
        }
        Topic topic = topic(message);
        connection.unsubscribe(topic);
        return about("unsubscribed", topic, null);
    }

    private static boolean isPosts(Message message) {
        return Topic.POSTS.label().equals(message.topic());
    }

    private static Topic topic(Message message) {
        String label = message.topic();
        return Topic.labelled(label == null ? "" : label)
                .orElseThrow(
                        () ->
                                DomainException.invalid(
                                        "topic", "must be one of notifications, feed, posts"));
    }

    private static List<PostId> ids(Message message) {
        List<@Nullable String> ids = message.ids();
        if (ids == null || ids.isEmpty()) {
            throw DomainException.invalid("ids", "must name posts");
        }
        return UpdateQuery.ids("ids", ids.stream().map(id -> id == null ? "" : id).toList());
    }

    private static Map<String, Object> about(String type, Topic topic, @Nullable List<PostId> ids) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("type", type);
        answer.put("topic", topic.label());
        if (ids != null) {
            answer.put("ids", ids.stream().map(PostId::toString).toList());
        }
        return answer;
    }
}
