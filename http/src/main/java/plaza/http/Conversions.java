package plaza.http;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.format.FormatterRegistry;
import plaza.core.DomainException;
import plaza.core.Moment;
import plaza.core.event.JournalPosition;
import plaza.core.id.ChatId;
import plaza.core.id.GiftId;
import plaza.core.id.MessageId;
import plaza.core.id.PostId;
import plaza.core.id.SessionId;
import plaza.core.id.StoryId;
import plaza.core.id.StreamId;
import plaza.core.id.TransactionId;
import plaza.core.id.UserId;
import plaza.http.json.EnumNames;

/** Reads values out of paths and queries. */
final class Conversions {
    /** As {@link JournalPosition#toString} writes it; 18 digits always fit a long. */
    private static final Pattern POSITION = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

    private Conversions() {}

    static void addTo(FormatterRegistry registry) {
        addId(registry, UserId.class, UserId::parse, "user");
        addId(registry, PostId.class, PostId::parse, "post");
        addId(registry, SessionId.class, SessionId::parse, "session");
        addId(registry, StoryId.class, StoryId::parse, "story");
        addId(registry, ChatId.class, ChatId::parse, "chat");
        addId(registry, MessageId.class, MessageId::parse, "message");
        addId(registry, StreamId.class, StreamId::parse, "stream");
        addId(registry, GiftId.class, GiftId::parse, "gift");
        addId(registry, TransactionId.class, TransactionId::parse, "transaction");
        registry.addConverter(String.class, JournalPosition.class, Conversions::position);
        registry.addConverter(String.class, Instant.class, Conversions::time);
        registry.addConverterFactory(new Constants());
    }

    private static <T> void addId(
            FormatterRegistry registry,
            Class<T> type,
            Function<String, Optional<T>> parse,
            String what) {
        registry.addConverter(
                String.class,
                type,
                text -> parse.apply(text).orElseThrow(() -> DomainException.notFound(what)));
    }

    private static Instant time(String text) {
        return Moment.parse(text)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "must be a time such as 2026-03-01T09:30:00.000Z or a day"
                                                + " such as 2026-03-01, in the years 1970 to 9999"));
    }

    private static JournalPosition position(String text) {
        Matcher matcher = POSITION.matcher(text);
        if (!matcher.matches()) {
            throw DomainException.notFound("parked entry");
        }
        return new JournalPosition(
                Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }

    /** Constants by what the API calls them. */
    @SuppressWarnings("rawtypes") // a factory is for all enums
    private static final class Constants implements ConverterFactory<String, Enum> {
        @Override
        @SuppressWarnings("unchecked")
        public <T extends Enum> Converter<String, T> getConverter(Class<T> type) {
            return text -> {
                Optional<T> named = EnumNames.find(type, text);
                return named.orElseThrow(() -> new IllegalArgumentException(mustBe(type)));
            };
        }

        private static String mustBe(Class<? extends Enum> type) {
            List<String> names = Arrays.stream(type.getEnumConstants()).map(EnumNames::of).toList();
            return "must be "
                    + String.join(", ", names.subList(0, names.size() - 1))
                    + " or "
                    + names.getLast();
        }
    }
}
