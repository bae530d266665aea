package plaza.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The keys without a time to live that a document says the bounds of: those of a table, between
 * {@code <!-- bounded -->} and the end of that, whose rows name keys and what bounds them. A name
 * in angle brackets stands for any, an ellipsis for any end.
 */
public final class BoundedKeys {
    private static final Pattern TABLE =
            Pattern.compile("<!-- bounded -->\\n(.*?)<!-- /bounded -->", Pattern.DOTALL);
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\|((?: *`[^`]+`,?)+) *\\| *\\S[^|]*\\|$");
    private static final Pattern KEY = Pattern.compile("`([^`]+)`");
    private static final Pattern ANY = Pattern.compile("<[^>]+>|…");

    private final List<Pattern> keys;

    private BoundedKeys(List<Pattern> keys) {
        this.keys = keys;
    }

    /**
     * @throws UncheckedIOException when there is no such document
     */
    public static BoundedKeys of(Path document) {
        try {
            return new BoundedKeys(
                    TABLE.matcher(Files.readString(document))
                            .results()
                            .flatMap(table -> ROW.matcher(table.group(1)).results())
                            .flatMap(row -> KEY.matcher(row.group(1)).results())
                            .map(key -> pattern(key.group(1)))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Pattern pattern(String key) {
        var text = new StringBuilder();
        int from = 0;
        for (MatchResult any : ANY.matcher(key).results().toList()) {
            text.append(Pattern.quote(key.substring(from, any.start()))).append(".+");
            from = any.end();
        }
        return Pattern.compile(text.append(Pattern.quote(key.substring(from))).toString());
    }

    /**
     * @param lasting all keys that have no time to live
     */
    public void requireAll(Collection<String> lasting) {
        assertThat(keys).isNotEmpty();
        assertThat(lasting)
                .as("keys with neither a time to live nor a bound that is written down")
                .allMatch(key -> keys.stream().anyMatch(known -> known.matcher(key).matches()));
    }
}
