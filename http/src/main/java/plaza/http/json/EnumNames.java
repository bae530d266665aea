package plaza.http.json;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import plaza.core.event.Labelled;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/**
 * Names constants in this API, in bodies and in queries: by their labels, or else by their names in
 * lower case, {@code video_call} for {@code VIDEO_CALL}.
 */
public final class EnumNames {
    private EnumNames() {}

    public static String of(Enum<?> constant) {
        return constant instanceof Labelled labelled
                ? labelled.label()
                : constant.name().toLowerCase(Locale.ROOT);
    }

    /** The constant that is called so. */
    public static <E extends Enum<E>> Optional<E> find(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> of(constant).equals(name))
                .findFirst();
    }

    /** Tells Jackson. */
    static final class Introspector extends JacksonAnnotationIntrospector {
        @Override
        public String[] findEnumValues(
                MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants, String[] names) {
            Arrays.setAll(names, at -> of(constants[at]));
            return names;
        }
    }
}
