package plaza.media;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import plaza.core.media.MediaFacts;

/** MP3. Keeps the frames, and only them: tags in front of and behind them are left out. */
final class Mp3Copy implements FormatCopy {
    /** How many bytes between frames may be none, in the whole file. */
    private static final int MOST_LOST = 64 * 1024;

    /** Three in a row are no accident. */
    private static final int FEWEST_FRAMES = 3;

    private @Nullable Mp3Frame first;
    private int announced;
    private long frames;
    private int lost;

    @Override
    public MediaFacts copy(Source in, OutputStream out) throws IOException {
        skipTags(in);
        while (lost <= MOST_LOST && !isBehindFrames(in)) {
            byte[] ahead = in.peek(Mp3Frame.LONGEST + 4);
            Mp3Frame frame = Mp3Frame.of(ahead, 0);
            if (frame != null && frame.length() > ahead.length && isExpected(frame)) {
                break;
            }
            if (frame != null && frame.length() <= ahead.length && isFrame(frame, ahead)) {
                sound(frame, ahead);
                in.pass(frame.length(), out);
            } else {
                in.skip(1);
                lost++;
            }
        }
        if (first == null || frames < FEWEST_FRAMES) {
            throw Damage.broken("it holds no sound");
        }
        // Some encoders count the frame that says so, some cut the last one.
        if (frames + 2 < announced) {
            throw Damage.cutOff();
        }
        return new MediaFacts(null, null, frames * first.samples() * 1_000L / first.rate());
    }

    /** ID3v2 (id3.org, ID3v2.4): ten bytes, the last four of them the size, seven bits in each. */
    private static void skipTags(Source in) throws IOException {
        for (byte[] head = in.peek(10); isTag(head, "ID3"); head = in.peek(10)) {
            if (head.length < 10) {
                throw Damage.cutOff();
            }
            long size = 10;
            long data = 0;
            for (int i = 6; i < 10; i++) {
                data = (data << 7) | (head[i] & 0x7F);
            }
            boolean hasFooter = (head[5] & 0x10) != 0;
            in.skip(size + data + (hasFooter ? 10 : 0));
        }
    }

    private static boolean isTag(byte[] bytes, String name) {
        return bytes.length >= name.length()
                && new String(bytes, 0, name.length(), StandardCharsets.ISO_8859_1).equals(name);
    }

    private static boolean isBehindFrames(Source in) throws IOException {
        byte[] head = in.peek(8);
        return head.length < 4 || isTag(head, "TAG") || isTag(head, "APETAGEX");
    }

    private boolean isExpected(Mp3Frame frame) {
        return first != null && first.isOfSameStream(frame);
    }

    /** Noise may look like one frame; another one has to follow, unless the file ends there. */
    private boolean isFrame(Mp3Frame frame, byte[] ahead) {
        if (first != null) {
            return first.isOfSameStream(frame);
        }
        Mp3Frame second = Mp3Frame.of(ahead, frame.length());
        return second != null && second.isOfSameStream(frame);
    }

    private void sound(Mp3Frame frame, byte[] bytes) {
        if (first != null) {
            frames++;
            return;
        }
        first = frame;
        int says = Mp3Frame.announced(frame, bytes);
        if (says < 0) {
            frames++;
        } else {
            announced = says;
        }
    }
}
