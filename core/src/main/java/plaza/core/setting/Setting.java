package plaza.core.setting;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One setting, declared in a {@link Section}. It is the key to its value in {@link Settings}.
 *
 * @param <T> the type of its value; an {@code Optional} where leaving it out means something of its
 *     own
 */
public final class Setting<T> {
    private final String name;
    private final ValueType<T> type;
    private final @Nullable String fallback;
    private final T otherwise;
    private final Words words;

    /**
     * What people read about it.
     *
     * @param text one or several sentences; empty where those of the setting before it speak of
     *     both
     * @param example a value to show in the place of the default
     * @param hidden whether the documentation leaves it out
     */
    record Words(String text, @Nullable String example, boolean hidden) {}

    /**
     * @param fallback the default as somebody would write it, or null where there is none
     * @param otherwise the value where nothing is given
     */
    Setting(String name, ValueType<T> type, @Nullable String fallback, T otherwise, Words words) {
        this.name = name;
        this.type = type;
        this.fallback = fallback;
        this.otherwise = otherwise;
        this.words = words;
    }

    /** The key in the file, for example {@code timeline.pullAbove}. */
    public String name() {
        return name;
    }

    /** {@code timeline.pullAbove} is {@code PLAZA_TIMELINE_PULL_ABOVE}. */
    public String environmentName() {
        return "PLAZA_"
                + name.replaceAll("([a-z])([A-Z])", "$1_$2")
                        .replace('.', '_')
                        .toUpperCase(Locale.ROOT);
    }

    public ValueType<T> type() {
        return type;
    }

    /** The default as somebody would write it; empty where leaving it out is a value of its own. */
    public Optional<String> fallback() {
        return Optional.ofNullable(fallback);
    }

    /** What the setting is for; empty where the words of the one before it say so. */
    public String words() {
        return words.text();
    }

    /** A value to show where it is usually not set. */
    public Optional<String> example() {
        return Optional.ofNullable(words.example());
    }

    /** Whether the documentation leaves it out. */
    public boolean isHidden() {
        return words.hidden();
    }

    /** The value where nothing is given. */
    T otherwise() {
        return otherwise;
    }

    /**
     * Reads a value.
     *
     * @throws ConfigurationException when it is not allowed
     */
    public T read(Given given) {
        return type.parser()
                .apply(given.text().strip())
                .orElseThrow(
                        () ->
                                new ConfigurationException(
                                        "%s: %s must be %s%s"
                                                .formatted(
                                                        given.origin(),
                                                        name,
                                                        type.allowed(),
                                                        type.secret()
                                                                ? ""
                                                                : ", not '" + given.text() + "'")));
    }

    @Override
    public String toString() {
        return name;
    }
}
