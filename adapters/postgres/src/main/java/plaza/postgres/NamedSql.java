package plaza.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** SQL whose parameters have names, as the driver takes it. Thread-safe. */
final class NamedSql {
    /** What is quoted, casts, and {@code :name}, which alone is replaced. */
    private static final Pattern TOKEN =
            Pattern.compile("'[^']*'|\"[^\"]*\"|::|:(?<name>[A-Za-z]\\w*)");

    private static final Pattern LIST = Pattern.compile("= ANY\\(:(?<name>[A-Za-z]\\w*)\\)");

    /** Behind the name of an array: its only element. */
    private static final String ELEMENT = "_one";

    /** The texts are constants of the adapters, and so few. */
    private static final Map<String, NamedSql> KNOWN = new ConcurrentHashMap<>();

    private final String text;
    private final String sql;
    private final List<String> names;
    private final Set<String> lists;
    private final Map<String, NamedSql> forOne = new ConcurrentHashMap<>();

    private NamedSql(String text, String sql, List<String> names) {
        this.text = text;
        this.sql = sql;
        this.names = names;
        this.lists =
                LIST.matcher(text)
                        .results()
                        .map(found -> found.group("name"))
                        .collect(Collectors.toUnmodifiableSet());
    }

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
        return new NamedSql(text, sql, List.copyOf(names));
    }

    /** With a question mark for each parameter. */
    String sql() {
        return sql;
    }

    /** Of the parameters, in the order of the question marks; a name may come again. */
    List<String> names() {
        return names;
    }

    /** Those of arrays that something is to be equal to an element of. */
    Set<String> lists() {
        return lists;
    }

    /** As {@link #forOne}, for several. */
    NamedSql forOnes(Set<String> ones) {
        NamedSql all = this;
        for (String each : ones) {
            all = all.forOne(each);
        }
        return all;
    }

    /**
     * The same where such an array has one element, which is compared with directly. PostgreSQL
     * expects ten elements of an array that it does not know, so that it would plan a statement
     * with one of them anew each time, which takes longer than to find a row.
     */
    private NamedSql forOne(String list) {
        return forOne.computeIfAbsent(
                list,
                name ->
                        of(
                                LIST.matcher(text)
                                        .replaceAll(
                                                found ->
                                                        Matcher.quoteReplacement(
                                                                found.group("name").equals(name)
                                                                        ? "= :" + name + ELEMENT
                                                                        : found.group()))));
    }

    /** The array whose only element is this parameter. */
    static String listOf(String element) {
        return element.endsWith(ELEMENT)
                ? element.substring(0, element.length() - ELEMENT.length())
                : element;
    }
}
