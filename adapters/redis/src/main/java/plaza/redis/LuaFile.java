package plaza.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A script among the resources. A line {@code -- @include event/own} stands for the lines of {@code
 * event/own.lua}. Comments are for readers: Redis gets the lines without them.
 */
final class LuaFile {
    private static final String INCLUDE = "-- @include ";
    private static final String COMMENT = "--";

    private LuaFile() {}

    /**
     * Reads what Redis runs.
     *
     * @param name path below {@code plaza/redis}, without its ending
     * @throws IllegalArgumentException when there is no such file
     */
    static String read(String name) {
        var script = new StringBuilder();
        for (String line : content(name).lines().toList()) {
            if (line.startsWith(INCLUDE)) {
                script.append(read(line.substring(INCLUDE.length())));
            } else if (!line.isBlank() && !line.stripLeading().startsWith(COMMENT)) {
                script.append(line).append('\n');
            }
        }
        return script.toString();
    }

    private static String content(String name) {
        try (InputStream file = LuaFile.class.getResourceAsStream(name + ".lua")) {
            if (file == null) {
                throw new IllegalArgumentException("there is no script " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
