package plaza.http.update;

import plaza.core.subscription.Bye;
import plaza.core.subscription.Signal;
import plaza.core.update.Payload;
import plaza.core.update.Update;

/** The messages of a WebSocket that say what happened. */
final class UpdateText {
    private UpdateText() {}

    static String of(Signal signal) {
        return switch (signal) {
            case Signal.Ready(String id) -> place("ready", id);
            case Signal.Reset(String id) -> place("reset", id);
            case Signal.Happened(String id, Update update) ->
                    Payload.with()
                            .put("type", "event")
                            .put("id", id)
                            .put("topic", update.topic().label())
                            .put("data", update.payload())
                            .build()
                            .json();
            case Signal.Latest(Update update) ->
                    Payload.with()
                            .put("type", "event")
                            .put("topic", update.topic().label())
                            .put("data", update.payload())
                            .build()
                            .json();
            case Signal.Reply(String text) -> text;
            case Signal.Ended(Bye reason) ->
                    Payload.with()
                            .put("type", "bye")
                            .put("reason", reason.label())
                            .put("detail", reason.text())
                            .build()
                            .json();
        };
    }

    private static String place(String type, String id) {
        return Payload.with().put("type", type).put("id", id).build().json();
    }

    /** What the event of a stream says that is its last. */
    static String data(Bye reason) {
        return Payload.with()
                .put("reason", reason.label())
                .put("detail", reason.text())
                .build()
                .json();
    }
}
