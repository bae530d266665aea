package plaza.http.update;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.StorageException;
import plaza.core.chat.ChatRules;
import plaza.core.chat.Messages;
import plaza.core.id.ChatId;
import plaza.core.id.UserId;
import plaza.core.limit.Limits;
import plaza.core.limit.RateLimiter.Decision;
import plaza.core.subscription.LiveUpdates;
import plaza.core.subscription.UpdateConnection;
import plaza.core.subscription.Watched;
import plaza.core.update.Topic;
import plaza.http.chat.NewMessageJson;
import plaza.http.json.JsonObjects;
import plaza.http.json.MalformedBodyException;
import plaza.http.problem.Problems;
import tools.jackson.databind.json.JsonMapper;

/** Does what the messages of clients ask for, and answers them. Thread-safe. */
final class SocketMessages {
    private static final String PING = "ping";
    private static final String SUBSCRIBE = "subscribe";
    private static final String UNSUBSCRIBE = "unsubscribe";
    private static final String SEND = "send";

    private final LiveUpdates live;
    private final Supplier<Messages> messages;
    private final Limits limits;
    private final Problems problems;
    private final JsonMapper mapper;
    private final JsonObjects objects;

    SocketMessages(
            LiveUpdates live,
            Supplier<Messages> messages,
            Limits limits,
            Problems problems,
            JsonMapper mapper) {
        this.live = live;
        this.messages = messages;
        this.limits = limits;
        this.problems = problems;
        this.mapper = mapper;
        this.objects = new JsonObjects(mapper);
    }

    /** What a client sends. */
    record Message(
            @Nullable String type,
            @Nullable String topic,
            @Nullable List<@Nullable String> ids,
            @Nullable String chatId,
            @Nullable NewMessageJson message) {}

    /** Handles a message, and says what to answer. */
    String handle(UpdateConnection connection, String text) {
        Message message;
        try {
            message = objects.read(text, Message.class);
        } catch (MalformedBodyException _) {
            return error(
                    new MalformedBodyException(
                            "The message has to be a JSON object such as"
                                    + " {\"type\":\"subscribe\",\"topic\":\"feed\"}."));
        } catch (DomainException e) {
            return error(e, clientId(text));
        }
        try {
            return mapper.writeValueAsString(answer(connection, message));
        } catch (DomainException | StorageException e) {
            return error(e, message);
        }
    }

    /** What a message that does not fit was to be called, if it says so. */
    private @Nullable String clientId(String text) {
        String clientId = mapper.readTree(text).at("/message/clientId").asString("");
        return ChatRules.isClientId(clientId) ? clientId : null;
    }

    /** Names what was to be sent, so that its sender knows of which it is said. */
    private String error(RuntimeException e, Message message) {
        NewMessageJson sent = message.message();
        return error(e, sent == null ? null : sent.clientId());
    }

    /** A message that says what went wrong, as the API's errors do. */
    String error(RuntimeException e) {
        return error(e, (String) null);
    }

    private String error(RuntimeException e, @Nullable String clientId) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("type", "error");
        if (clientId != null) {
            error.put("clientId", clientId);
        }
        error.put("problem", problems.describe(e, "/api/ws"));
        return mapper.writeValueAsString(error);
    }

    private Map<String, Object> answer(UpdateConnection connection, Message message) {
        return switch (message.type()) {
            case PING -> Map.of("type", "pong");
            case SUBSCRIBE -> subscribe(connection, message);
            case UNSUBSCRIBE -> unsubscribe(connection, message);
            case SEND -> send(connection.user(), message);
            case null, default ->
                    throw DomainException.invalid(
                            "type", "must be one of subscribe, unsubscribe, send, ping");
        };
    }

    private Map<String, Object> subscribe(UpdateConnection connection, Message message) {
        Topic topic = UpdateQuery.topic("topic", message.topic());
        if (topic.kind() == Topic.Kind.LATEST) {
            return about("subscribed", topic, live.watch(connection, watched(topic, message)));
        }
        connection.subscribe(topic);
        return about("subscribed", topic, null);
    }

    private static Map<String, Object> unsubscribe(UpdateConnection connection, Message message) {
        Topic topic = UpdateQuery.topic("topic", message.topic());
        if (topic.kind() == Topic.Kind.KEPT) {
            connection.unsubscribe(topic);
        } else if (message.ids() == null) {
            connection.unwatch(topic);
        } else {
            List<Watched> watched = watched(topic, message);
            connection.unwatch(watched);
            return about("unsubscribed", topic, watched);
        }
        return about("unsubscribed", topic, null);
    }

    /** A message into a chat; counts as a write, as one over HTTP does. */
    private Map<String, Object> send(UserId sender, Message message) {
        NewMessageJson body = message.message();
        String clientId = body == null ? null : body.clientId();
        if (body == null || clientId == null) {
            throw DomainException.invalid("message", "must be an object with a clientId");
        }
        ChatId chat =
                ChatId.parse(message.chatId() == null ? "" : message.chatId())
                        .orElseThrow(() -> DomainException.notFound("chat"));
        Decision decision = limits.request(sender.toString(), Limits.Action.WRITE).decision();
        if (!decision.allowed()) {
            throw DomainException.rateLimited(decision.reset());
        }
        var sent = messages.get().send(sender, chat, body.toMessage(null)).message();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("type", "sent");
        answer.put("chatId", chat.toString());
        answer.put("clientId", clientId);
        answer.put("messageId", sent.id().toString());
        answer.put("number", sent.number());
        answer.put("createdAt", sent.at().toString());
        return answer;
    }

    private static List<Watched> watched(Topic topic, Message message) {
        List<@Nullable String> ids = message.ids();
        if (ids == null || ids.isEmpty()) {
            throw DomainException.invalid("ids", "must name something to watch");
        }
        return UpdateQuery.watched(
                "ids", topic, ids.stream().map(id -> id == null ? "" : id).toList());
    }

    private static Map<String, Object> about(
            String type, Topic topic, @Nullable List<Watched> watched) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("type", type);
        answer.put("topic", topic.label());
        if (watched != null) {
            answer.put("ids", watched.stream().map(Watched::id).toList());
        }
        return answer;
    }
}
