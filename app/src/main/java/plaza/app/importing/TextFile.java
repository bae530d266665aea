package plaza.app.importing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A text file in UTF-8, line by line, each with its number. */
final class TextFile {
    private TextFile() {}

    /** What is done with a line; the number starts at 1. */
    @FunctionalInterface
    interface LineReader {
        void read(long number, String line);
    }

    /**
     * Reads a file to its end.
     *
     * @throws ImportException when it is missing, cannot be read, or is not UTF-8; lines before are
     *     read
     */
    static void read(Path file, LineReader reader) {
        if (!Files.isRegularFile(file)) {
            throw ImportException.of(file, "there is no such file");
        }
        long number = 0;
        var decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (var in =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), decoder))) {
            String line;
            while ((line = in.readLine()) != null) {
                number++;
                reader.read(number, number == 1 ? withoutByteOrderMark(line) : line);
            }
        } catch (CharacterCodingException e) {
            // The decoder reads ahead: the wrong byte is somewhere behind the last line handed out.
            throw ImportException.of(
                    file, lineOfFirstBadByte(file), "is not UTF-8 (save it as UTF-8 first)");
        } catch (IOException e) {
            throw ImportException.of(file, "cannot be read: " + e.getMessage());
        }
    }

    private static String withoutByteOrderMark(String line) {
        return line.startsWith("\uFEFF") ? line.substring(1) : line;
    }

    /** Bytes are split at line feeds, which no multi-byte sequence of UTF-8 holds. */
    private static long lineOfFirstBadByte(Path file) {
        try (var in = Files.newInputStream(file)) {
            byte[] bytes = in.readAllBytes();
            long line = 1;
            int start = 0;
            for (int i = 0; i <= bytes.length; i++) {
                if (i == bytes.length || bytes[i] == '\n') {
                    var decoder = StandardCharsets.UTF_8.newDecoder();
                    try {
                        decoder.decode(ByteBuffer.wrap(bytes, start, i - start));
                    } catch (CharacterCodingException e) {
                        return line;
                    }
                    start = i + 1;
                    line++;
                }
            }
            return line;
        } catch (IOException e) {
            throw ImportException.of(file, "cannot be read: " + e.getMessage());
        }
    }
}
