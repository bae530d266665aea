package plaza.redis;

import io.lettuce.core.ScriptOutputType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A Lua script, which Redis runs as one step. Scripts are files: {@code event/tell} is {@code
 * plaza/redis/event/tell.lua} among the resources ({@link LuaFile}).
 *
 * @param <T> what it answers
 * @param digest its SHA-1, by which Redis knows scripts
 */
@SuppressWarnings("UnusedTypeParameter") // It says what the caller gets.
public record RedisScript<T>(String text, ScriptOutputType output, String digest) {
    private RedisScript(String text, ScriptOutputType output) {
        this(text, output, sha1(text));
    }

    /** One that answers a whole number. */
    public static RedisScript<Long> number(String name) {
        return new RedisScript<>(LuaFile.read(name), ScriptOutputType.INTEGER);
    }

    /** One that answers a text, or null where Lua says false. */
    public static RedisScript<String> text(String name) {
        return new RedisScript<>(LuaFile.read(name), ScriptOutputType.VALUE);
    }

    /** One that answers rows of texts. */
    public static RedisScript<List<List<String>>> rows(String name) {
        return new RedisScript<>(LuaFile.read(name), ScriptOutputType.MULTI);
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-1")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
