package plaza.http.update;

import plaza.core.subscription.Bye;
import plaza.core.subscription.Signal;
import plaza.core.update.Update;

/** The messages of a WebSocket that say what happened. */
final class UpdateText {
    private UpdateText() {}

    static String of(Signal signal) {
        return switch (signal) {
            case Signal.Ready(String id) -> place("ready", id);
            case Signal.Reset(String id) -> place("reset", id);
            case Signal.Happened(String id, Update update) ->
                    new JsonText()
                            .put("type", "event")
                            .put("id", id)
                            .put("topic", update.topic().label())
                            .put("data", UpdateJson.of(update))
                            .toString();
            case Signal.Latest(Update update) ->
                    new JsonText()
                            .put("type", "event")
                            .put("topic", update.topic().label())
                            .put("data", UpdateJson.of(update))
                            .toString();
            case Signal.Reply(String text) -> text;
            case Signal.Ended(Bye reason) ->
                    new JsonText()
                            .put("type", "bye")
                            .put("reason", reason.label())
                            .put("detail", reason.text())
                            .toString();
        };
    }

    private static String place(String type, String id) {
        return new JsonText().put("type", type).put("id", id).toString();
    }

    /** What the event of a stream says that is its last. */
    static String data(Bye reason) {
        return new JsonText().put("reason", reason.label()).put("detail", reason.text()).toString();
    }
}
