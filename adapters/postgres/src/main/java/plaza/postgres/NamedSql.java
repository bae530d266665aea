package plaza.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SQL whose parameters have names, as the driver takes it.
 *
 * @param sql with a question mark for each parameter
 * @param names of the parameters, in the order of the question marks; a name may come again
 */
record NamedSql(String sql, List<String> names) {
    /** What is quoted, casts, and {@code :name}, which alone is replaced. */
    private static final Pattern TOKEN =
            Pattern.compile("'[^']*'|\"[^\"]*\"|::|:(?<name>[A-Za-z]\\w*)");

    /** The texts are constants of the adapters, and so few. */
    private static final Map<String, NamedSql> KNOWN = new ConcurrentHashMap<>();

    static NamedSql of(String text) {
        return KNOWN.computeIfAbsent(text, NamedSql::parse);
    }

    private static NamedSql parse(String text) {
        if (text.indexOf('?') >= 0) {
            throw new IllegalArgumentException("A question mark is a parameter without a name");
        }
        List<String> names = new ArrayList<>();
        String sql =
                TOKEN.matcher(text)
                        .replaceAll(
                                found -> {
                                    String name = found.group("name");
                                    if (name == null) {
                                        return Matcher.quoteReplacement(found.group());
                                    }
                                    names.add(name);
                                    return "?";
                                });
        return new NamedSql(sql, List.copyOf(names));
    }
}
