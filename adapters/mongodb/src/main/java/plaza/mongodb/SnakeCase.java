package plaza.mongodb;

import java.util.List;
import java.util.function.UnaryOperator;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Every name in snake case, as {@code created_at_micros} for {@code createdAtMicros}. */
final class SnakeCase implements Names {
    private static final String MICROS = "_micros";

    private final CodecRegistry codecs;
    private final UnaryOperator<String> reading;

    /**
     * @param spelling of the adapter, into which names are read
     */
    SnakeCase(Spelling spelling, CodecRegistry codecs) {
        this.codecs = codecs;
        this.reading =
                switch (spelling) {
                    case CAMEL -> SnakeCase::camel;
                    case SNAKE -> SnakeCase::withMicros;
                };
    }

    @Override
    public String written(String name) {
        var snake = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            if (letter >= 'A' && letter <= 'Z') {
                snake.append('_').append((char) (letter - 'A' + 'a'));
            } else {
                snake.append(letter);
            }
        }
        return snake.toString();
    }

    private static String camel(String name) {
        var camel = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            boolean ends = i == 0 || i == name.length() - 1;
            if (name.charAt(i) == '_' && !ends) {
                i++;
                camel.append(Character.toUpperCase(name.charAt(i)));
            } else {
                camel.append(name.charAt(i));
            }
        }
        return camel.toString();
    }

    private static String withMicros(String name) {
        return name.endsWith(MICROS)
                ? name.substring(0, name.length() - MICROS.length()) + "Micros"
                : name;
    }

    @Override
    public Bson written(Bson bson) {
        return renamed(bson.toBsonDocument(Document.class, codecs), false);
    }

    @Override
    public Bson stage(Bson stage) {
        return renamed(stage.toBsonDocument(Document.class, codecs), true);
    }

    private BsonDocument renamed(BsonDocument document, boolean inTexts) {
        var renamed = new BsonDocument();
        document.forEach(
                (name, value) ->
                        renamed.append(
                                name.startsWith("$") ? name : written(name),
                                renamed(value, inTexts)));
        return renamed;
    }

    private BsonValue renamed(BsonValue value, boolean inTexts) {
        return switch (value) {
            case BsonDocument document -> renamed(document, inTexts);
            case BsonArray array ->
                    new BsonArray(array.stream().map(each -> renamed(each, inTexts)).toList());
            case BsonString text when inTexts && text.getValue().startsWith("$") ->
                    new BsonString(written(text.getValue()));
            default -> value;
        };
    }

    @Override
    public Document stored(Document document) {
        return renamed(document, this::written);
    }

    @Override
    public Document read(Document stored) {
        return renamed(stored, reading);
    }

    private static Document renamed(Document document, UnaryOperator<String> name) {
        var renamed = new Document();
        document.forEach((field, value) -> renamed.append(name.apply(field), value(value, name)));
        return renamed;
    }

    private static @Nullable Object value(@Nullable Object value, UnaryOperator<String> name) {
        return switch (value) {
            case null -> null;
            case Document document -> renamed(document, name);
            case List<?> list -> list.stream().map(each -> value(each, name)).toList();
            default -> value;
        };
    }
}
