package plaza.http;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import plaza.http.chat.ChatFolderJson;
import plaza.http.leaderboard.PeriodJson;
import plaza.http.live.StreamStatusJson;
import plaza.http.reply.OrderJson;
import plaza.http.search.SearchTypeJson;

/** Reads values out of paths and queries. */
final class Conversions {
    /** As {@link JournalPosition#toString} writes it; 18 digits always fit a long. */
    private static final Pattern POSITION = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

    private Conversions() {}

    static void addTo(FormatterRegistry registry) {
        registry.addConverter(
                String.class,
                UserId.class,
                text -> UserId.parse(text).orElseThrow(() -> DomainException.notFound("user")));
        registry.addConverter(
                String.class,
                PostId.class,
                text -> PostId.parse(text).orElseThrow(() -> DomainException.notFound("post")));
        registry.addConverter(
                String.class,
                SessionId.class,
                text ->
                        SessionId.parse(text)
                                .orElseThrow(() -> DomainException.notFound("session")));
        registry.addConverter(
                String.class,
                StoryId.class,
                text -> StoryId.parse(text).orElseThrow(() -> DomainException.notFound("story")));
        registry.addConverter(
                String.class,
                ChatId.class,
                text -> ChatId.parse(text).orElseThrow(() -> DomainException.notFound("chat")));
        registry.addConverter(
                String.class,
                MessageId.class,
                text ->
                        MessageId.parse(text)
                                .orElseThrow(() -> DomainException.notFound("message")));
        registry.addConverter(
                String.class,
                StreamId.class,
                text -> StreamId.parse(text).orElseThrow(() -> DomainException.notFound("stream")));
        registry.addConverter(
                String.class,
                GiftId.class,
                text -> GiftId.parse(text).orElseThrow(() -> DomainException.notFound("gift")));
        registry.addConverter(
                String.class,
                TransactionId.class,
                text ->
                        TransactionId.parse(text)
                                .orElseThrow(() -> DomainException.notFound("transaction")));
        registry.addConverter(String.class, JournalPosition.class, Conversions::position);
        registry.addConverter(String.class, Instant.class, Conversions::time);
        registry.addConverter(String.class, OrderJson.class, Conversions::order);
        registry.addConverter(String.class, SearchTypeJson.class, SearchTypeJson::of);
        registry.addConverter(String.class, ChatFolderJson.class, ChatFolderJson::of);
        registry.addConverter(String.class, StreamStatusJson.class, StreamStatusJson::of);
        registry.addConverter(String.class, PeriodJson.class, PeriodJson::of);
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

    private static OrderJson order(String text) {
        return switch (text) {
            case "newest" -> OrderJson.NEWEST;
            case "oldest" -> OrderJson.OLDEST;
            default -> throw new IllegalArgumentException("must be newest or oldest");
        };
    }
}
