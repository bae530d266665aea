package plaza.http.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import plaza.core.chat.ChatKind;
import plaza.core.chat.ChatRole;
import plaza.core.chat.Disappearing;
import plaza.core.chat.MessageType;
import plaza.core.leaderboard.Period;
import plaza.core.ledger.TransactionStatus;
import plaza.core.live.StreamStatus;
import plaza.core.media.UploadPurpose;
import plaza.core.notification.NotificationType;
import plaza.core.post.Visibility;
import plaza.core.reply.ReplyStore;
import plaza.core.story.StoryVisibility;
import tools.jackson.databind.json.JsonMapper;

/** What clients call constants of core, which no new name of a constant may change. */
class EnumNamesTest {
    private static final JsonMapper MAPPER = Json.mapper();

    static Stream<Arguments> names() {
        return Stream.of(
                arguments(Visibility.class, "public followers private"),
                arguments(StoryVisibility.class, "public followers"),
                arguments(ChatKind.class, "direct room stream"),
                arguments(ChatRole.class, "owner member"),
                arguments(MessageType.class, "text image voice video_call"),
                arguments(Disappearing.From.class, "read sent"),
                arguments(Period.class, "day week all"),
                arguments(StreamStatus.class, "scheduled live ended"),
                arguments(
                        TransactionStatus.class, "pending completed failed refunded charged_back"),
                arguments(
                        NotificationType.class,
                        "like repost follow followRequest mention reply quote gift live chat"),
                arguments(ReplyStore.Order.class, "newest oldest"),
                arguments(UploadPurpose.class, "post reel story avatar cover"));
    }

    @ParameterizedTest
    @MethodSource("names")
    <E extends Enum<E>> void constantsAreWrittenAndReadByTheirNames(Class<E> type, String names) {
        E[] constants = type.getEnumConstants();
        String json = "[\"" + names.replace(" ", "\",\"") + "\"]";
        assertThat(MAPPER.writeValueAsString(constants)).isEqualTo(json);
        assertThat(MAPPER.readerForArrayOf(type).<E[]>readValue(json)).isEqualTo(constants);
        assertThat(
                        Stream.of(names.split(" "))
                                .map(name -> EnumNames.find(type, name).orElseThrow()))
                .containsExactly(constants);
    }
}
