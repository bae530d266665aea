package plaza.app.importing;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A text file in UTF-8, line by line, each with its number. */
final class TextFile {
    /** In characters; a hundred times the longest post. */
    static final int LONGEST_LINE = 1_000_000;

    private static final int MOST_BYTES_OF_CHARACTER = 4;

    private TextFile() {}

    /** What is done with a line; the number starts at 1. */
    @FunctionalInterface
    interface LineReader {
        void read(long number, String line);
    }

    /**
     * Reads a file to its end.
     *
     * @throws ImportException when it is missing, cannot be read, is not UTF-8, or has a line of
     *     more than {@value #LONGEST_LINE} characters; lines before are read
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
                new BufferedReader(
                        new BoundedLines(
                                new InputStreamReader(Files.newInputStream(file), decoder)))) {
            String line;
            while ((line = in.readLine()) != null) {
                number++;
                reader.read(number, number == 1 ? withoutByteOrderMark(line) : line);
            }
        } catch (CharacterCodingException e) {
            // The decoder reads ahead: the wrong byte is somewhere behind the last line handed out.
            throw ImportException.of(
                    file, lineOfFirstBadByte(file), "is not UTF-8 (save it as UTF-8 first)");
        } catch (LineTooLong e) {
            throw ImportException.of(
                    file, number + 1, "is longer than " + LONGEST_LINE + " characters");
        } catch (IOException e) {
            throw ImportException.of(file, "cannot be read: " + e.getMessage());
        }
    }

    private static String withoutByteOrderMark(String line) {
        return line.startsWith("\uFEFF") ? line.substring(1) : line;
    }

    /**
     * Bytes are split at line feeds, which no multi-byte sequence of UTF-8 holds. No line before
     * the first bad byte is longer than the longest.
     */
    private static long lineOfFirstBadByte(Path file) {
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            var bytes = new ByteArrayOutputStream();
            for (long line = 1; ; line++) {
                int each = in.read();
                while (each >= 0
                        && each != '\n'
                        && bytes.size() < MOST_BYTES_OF_CHARACTER * LONGEST_LINE) {
                    bytes.write(each);
                    each = in.read();
                }
                if (each != '\n' || !isUtf8(bytes.toByteArray())) {
                    return line;
                }
                bytes.reset();
            }
        } catch (IOException e) {
            throw ImportException.of(file, "cannot be read: " + e.getMessage());
        }
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static final class LineTooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Refuses to read on in a line that is too long, for a line is held in memory whole. */
    private static final class BoundedLines extends FilterReader {
        private int sinceBreak;

        BoundedLines(Reader in) {
            super(in);
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            for (int i = offset; i < offset + count; i++) {
                boolean ends = buffer[i] == '\n' || buffer[i] == '\r';
                sinceBreak = ends ? 0 : sinceBreak + 1;
                if (sinceBreak > LONGEST_LINE) {
                    throw new LineTooLong();
                }
            }
            return count;
        }
    }
}
