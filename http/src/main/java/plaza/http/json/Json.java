package plaza.http.json;

import java.time.Instant;
import java.util.Set;
import plaza.core.id.ChatId;
import plaza.core.id.GiftId;
import plaza.core.id.MessageId;
import plaza.core.id.PostId;
import plaza.core.id.SessionId;
import plaza.core.id.StoryId;
import plaza.core.id.StreamId;
import plaza.core.id.TransactionId;
import plaza.core.id.UserId;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** The JSON of this API. What it reads it takes literally: no value is turned into another type. */
public final class Json {
    private Json() {}

    /** A mapper for this API's records. */
    public static JsonMapper mapper() {
        JsonFactory factory =
                JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
        return JsonMapper.builder(factory)
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                // JsonBodies tells what follows the object apart from what is in it.
                .disable(
                        DeserializationFeature.ACCEPT_FLOAT_AS_INT,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .annotationIntrospector(new EnumNames.Introspector())
                .addModule(domain())
                .build();
    }

    private static SimpleModule domain() {
        var module = new SimpleModule("plaza");
        module.addSerializer(Instant.class, new Times());
        module.addSerializer(UserId.class, new Ids<>());
        module.addSerializer(PostId.class, new Ids<>());
        module.addSerializer(StoryId.class, new Ids<>());
        module.addSerializer(ChatId.class, new Ids<>());
        module.addSerializer(MessageId.class, new Ids<>());
        module.addSerializer(StreamId.class, new Ids<>());
        module.addSerializer(GiftId.class, new Ids<>());
        module.addSerializer(TransactionId.class, new Ids<>());
        module.addSerializer(SessionId.class, new Ids<>());
        module.addDeserializer(String.class, new WholeText());
        module.addDeserializer(
                Boolean.class,
                new Exactly<>(
                        Boolean.class,
                        Set.of(JsonToken.VALUE_TRUE, JsonToken.VALUE_FALSE),
                        JsonParser::getBooleanValue));
        return module;
    }

    private static final class Times extends ValueSerializer<Instant> {
        @Override
        public void serialize(Instant at, JsonGenerator json, SerializationContext context) {
            char[] text = new char[IsoTime.LENGTH];
            IsoTime.write(at, text);
            json.writeString(text, 0, text.length);
        }
    }

    private static final class Ids<T> extends ValueSerializer<T> {
        @Override
        public void serialize(T id, JsonGenerator json, SerializationContext context) {
            json.writeString(id.toString());
        }
    }
}
