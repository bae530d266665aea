package plaza.core.live;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import plaza.core.secret.Secret;
import plaza.core.setting.Section;
import plaza.core.setting.Setting;
import plaza.core.setting.ValueType;

/** The settings of live streams. */
public final class LiveSettings {
    private static final int LONGEST = 1_000;

    public static final Section SECTION = Section.named("live");

    /** With {@code {id}} for the stream's. */
    public static final Setting<String> WATCH_URL =
            SECTION.add(
                    "watchUrl",
                    template(),
                    "http://127.0.0.1:8888/hls/{id}.m3u8",
                    "Where streams are watched, with {id} for the stream's: what the media server"
                            + " makes of what encoders publish.");

    public static final Setting<Duration> RECONNECT =
            SECTION.add(
                    "reconnect",
                    ValueType.durationOrZero(),
                    "20s",
                    "How long a stream stays live without its encoder, which may come back; with 0s it"
                            + " ends with it.");

    public static final Setting<Duration> HOST_GONE =
            SECTION.add(
                    "hostGone",
                    ValueType.durationOrZero(),
                    "2h",
                    "How long a stream stays live whose host has not been seen, which means asked for"
                            + " nothing and listened to nothing; 0s for as long as nobody ends it."
                            + " While somebody watches, one goes on whose host has a key for an"
                            + " encoder, or hides their presence.");

    /** What media servers name; none may call where it is not set. */
    public static final Setting<Optional<Secret>> INGEST_SECRET =
            SECTION.optional(
                    "ingestSecret",
                    ValueType.signingKey(),
                    "at-least-32-characters-of-your-own",
                    "What the media server names when it asks who may publish"
                            + " (docs/live-streams.md), 32 characters or more. Left out, no media"
                            + " server may call.");

    private LiveSettings() {}

    /** A web address with a place for an id. */
    private static ValueType<String> template() {
        return ValueType.of(
                "an address with {id} in it, like https://media.example.com/{id}.m3u8",
                text ->
                        Optional.of(text)
                                .filter(t -> t.contains("{id}") && t.length() <= LONGEST)
                                .filter(t -> isAddress(t.replace("{id}", "id"))));
    }

    private static boolean isAddress(String text) {
        return ValueType.parseAddress(text, List.of("http", "https", "rtmp")).isPresent();
    }
}
