package plaza.core.update;

import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plaza.core.event.RecordTypes;

/**
 * Updates as servers send them to each other: the recipients, an empty line, the update. Each of
 * the two is a line with the name of its type, and a line {@code name=value} for each of its fields
 * ({@link RecordTypes}). Thread-safe.
 */
public final class UpdateCodec {
    private static final RecordTypes<Recipients> RECIPIENTS =
            new RecordTypes<>(Recipients.class, List.of(Recipients.class));

    private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9a-f]{4})");

    private final RecordTypes<Update> updates;

    /**
     * @param types of updates: records, or sealed interfaces that stand for all of theirs
     */
    public UpdateCodec(Collection<? extends Class<? extends Update>> types) {
        this.updates = new RecordTypes<>(Update.class, types);
    }

    /** The names of the types of updates. */
    public Set<String> types() {
        return updates.names();
    }

    /**
     * @throws IllegalArgumentException when its type is none of these
     */
    public String encode(UpdateMessage message) {
        var text = new StringBuilder();
        write(RECIPIENTS, message.recipients(), text);
        text.append('\n');
        write(updates, message.update(), text);
        return text.toString();
    }

    private static <T> void write(RecordTypes<T> types, T value, StringBuilder text) {
        text.append(types.name(value)).append('\n');
        types.fields(value)
                .forEach(
                        (name, field) -> {
                            text.append(name).append('=');
                            escape(field, text);
                            text.append('\n');
                        });
    }

    /** What would end the line, or is no text by itself, is its code in hexadecimal. */
    private static void escape(String value, StringBuilder text) {
        value.codePoints()
                .forEach(
                        c -> {
                            if (c < 0x20
                                    || c == '\\'
                                    || Character.getType(c) == Character.SURROGATE) {
                                text.append("\\u").append(HexFormat.of().toHexDigits((char) c));
                            } else {
                                text.appendCodePoint(c);
                            }
                        });
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws IllegalArgumentException for anything else, such as a type of another version
     */
    public UpdateMessage decode(String text) {
        String[] parts = text.split("\n\n", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("an update has recipients and what they are told");
        }
        return new UpdateMessage(read(RECIPIENTS, parts[0]), read(updates, parts[1]));
    }

    /** How long what is told is in what {@link #encode} wrote, in characters. */
    public static int length(String text) {
        return text.length() - Math.max(0, text.indexOf("\n\n"));
    }

    private static <T> T read(RecordTypes<T> types, String part) {
        List<String> lines = part.lines().toList();
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("an update names its types");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            int end = line.indexOf('=');
            if (end < 0) {
                throw new IllegalArgumentException("a field has a name and a value");
            }
            fields.put(line.substring(0, end), unescape(line.substring(end + 1)));
        }
        return types.read(lines.getFirst(), fields);
    }

    private static String unescape(String value) {
        return ESCAPED.matcher(value)
                .replaceAll(
                        found ->
                                Matcher.quoteReplacement(
                                        Character.toString(
                                                (char) Integer.parseInt(found.group(1), 16))));
    }
}
