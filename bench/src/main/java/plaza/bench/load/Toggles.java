package plaza.bench.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * Acts that are taken back in turn, so that they mean the same however often they are repeated: a
 * call takes back the oldest that stands, or else makes a new one. Thread-safe.
 */
final class Toggles {
    private final byte[] whenOn;
    private final byte[] whenOff;
    private final Queue<Toggle> standing = new ConcurrentLinkedQueue<>();

    /**
     * Something that is on or off.
     *
     * @param path {@code POST} to it turns it on, {@code DELETE} off
     * @param on what a call makes of it
     */
    record Toggle(String path, String authorization, boolean on) {
        Toggle back() {
            return new Toggle(path, authorization, !on);
        }
    }

    /**
     * @param name of the member in the answers that says whether it is on
     */
    Toggles(String name) {
        whenOn = "\"%s\":true".formatted(name).getBytes(StandardCharsets.US_ASCII);
        whenOff = "\"%s\":false".formatted(name).getBytes(StandardCharsets.US_ASCII);
    }

    /** Takes an act back, or makes this one; the answer is to say what was asked for. */
    Reply next(ApiConnection connection, Supplier<Toggle> fresh) throws IOException {
        Toggle back = standing.poll();
        if (back != null) {
            return call(connection, back);
        }
        Toggle act = fresh.get();
        Reply reply = call(connection, act);
        if (reply.ok()) {
            standing.add(act.back());
        }
        return reply;
    }

    private Reply call(ApiConnection connection, Toggle act) throws IOException {
        return act.on()
                ? connection.post(act.path(), act.authorization(), "").expecting(whenOn)
                : connection.delete(act.path(), act.authorization()).expecting(whenOff);
    }
}
