package plaza.redis.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.core.Batch;
import plaza.core.chat.Disappearing;
import plaza.core.chat.FleetingMessages;
import plaza.core.chat.Message;
import plaza.core.chat.MessageType;
import plaza.core.id.ChatId;
import plaza.core.id.MessageId;
import plaza.core.id.UserId;
import plaza.redis.RedisConnection;
import plaza.redis.RedisScript;

/**
 * Messages that disappear as hashes {@code message:<message>}, whose time to live ends when the
 * message does. Thread-safe.
 */
public final class RedisFleetingMessages implements FleetingMessages {
    private static final RedisScript<Long> PUT = RedisScript.number("chat/put");

    private static final String CHAT = "chat_id";
    private static final String NUMBER = "number";
    private static final String SENDER = "sender_id";
    private static final String RECEIVER = "receiver_id";
    private static final String TYPE = "message_type";
    private static final String CONTENT = "content";
    private static final String AT = "timestamp";
    private static final String AFTER = "disappear_after_seconds";
    private static final String FROM = "disappear_from";
    private static final String GONE = "disappears_at";

    private final RedisConnection redis;

    public RedisFleetingMessages(RedisConnection redis) {
        this.redis = redis;
    }

    private String key(MessageId id) {
        return redis.key("message:" + id);
    }

    @Override
    public void put(Message message, Duration left) {
        Instant gone = message.disappearsAt();
        Disappearing disappearing = message.disappearing();
        if (gone == null || disappearing == null) {
            throw new IllegalArgumentException("it is not known when it disappears");
        }
        if (left.toMillis() < 1) {
            remove(message.id());
            return;
        }
        List<String> arguments = new ArrayList<>();
        arguments.add(Long.toString(left.toMillis()));
        add(arguments, CHAT, message.chat().toString());
        add(arguments, NUMBER, Long.toString(message.number()));
        add(arguments, SENDER, message.sender().toString());
        add(arguments, RECEIVER, text(message.receiver()));
        add(arguments, TYPE, message.type().label());
        add(arguments, CONTENT, message.content());
        add(arguments, AT, message.at().toString());
        add(arguments, AFTER, Long.toString(disappearing.after().toSeconds()));
        add(arguments, FROM, disappearing.from().name().toLowerCase(Locale.ROOT));
        add(arguments, GONE, gone.toString());
        redis.eval(PUT, List.of(key(message.id())), arguments.toArray(String[]::new));
    }

    private static @Nullable String text(@Nullable UserId user) {
        return user == null ? null : user.toString();
    }

    private static void add(List<String> arguments, String name, @Nullable String value) {
        if (value != null) {
            arguments.add(name);
            arguments.add(value);
        }
    }

    @Override
    public Map<MessageId, Message> findAll(Collection<MessageId> ids) {
        Map<MessageId, Message> found = new HashMap<>();
        for (List<MessageId> some : Batch.split(ids)) {
            List<Map<String, String>> hashes =
                    redis.callAll(
                            commands ->
                                    some.stream().map(id -> commands.hgetall(key(id))).toList());
            for (int i = 0; i < hashes.size(); i++) {
                if (!hashes.get(i).isEmpty()) {
                    found.put(some.get(i), message(some.get(i), hashes.get(i)));
                }
            }
        }
        return found;
    }

    private static Message message(MessageId id, Map<String, String> fields) {
        String receiver = fields.get(RECEIVER);
        String type = need(fields, TYPE);
        return new Message(
                id,
                new ChatId(UUID.fromString(need(fields, CHAT))),
                Long.parseLong(need(fields, NUMBER)),
                new UserId(UUID.fromString(need(fields, SENDER))),
                receiver == null ? null : new UserId(UUID.fromString(receiver)),
                MessageType.labelled(type)
                        .orElseThrow(() -> new IllegalStateException("no type " + type)),
                fields.get(CONTENT),
                Instant.parse(need(fields, AT)),
                new Disappearing(
                        Duration.ofSeconds(Long.parseLong(need(fields, AFTER))),
                        Disappearing.From.valueOf(need(fields, FROM).toUpperCase(Locale.ROOT))),
                Instant.parse(need(fields, GONE)));
    }

    private static String need(Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new IllegalStateException("a message without " + name);
        }
        return value;
    }

    @Override
    public void remove(MessageId id) {
        redis.call(commands -> commands.del(key(id)));
    }
}
