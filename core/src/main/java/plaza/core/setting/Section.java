package plaza.core.setting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Settings that belong together, for example those of one feature or one engine, in the order in
 * which they are explained. A class declares its section and settings as constants; nothing is
 * added after that.
 */
public final class Section {
    private final String name;
    private final String words;
    private final List<Setting<?>> settings = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();

    /** What holds between settings. */
    private record Rule(Predicate<Settings> holds, String message) {}

    private Section(String name, String words) {
        this.name = name;
        this.words = words;
    }

    /** Settings whose keys begin with {@code name} and a dot. */
    public static Section named(String name) {
        return new Section(name, "");
    }

    /**
     * The same.
     *
     * @param words what is to be said of all of them
     */
    public static Section named(String name, String words) {
        return new Section(name, words);
    }

    /** Settings whose keys have no dot. */
    public static Section unnamed() {
        return new Section("", "");
    }

    /**
     * Declares a setting.
     *
     * @param fallback the default, as somebody would write it
     * @param words what it is for
     */
    public <T> Setting<T> add(String key, ValueType<T> type, String fallback, String words) {
        return add(key, type, fallback, new Setting.Words(words, null, false));
    }

    /**
     * Declares a list that is empty where nobody sets it.
     *
     * @param example a value to show
     */
    public <T> Setting<T> list(String key, ValueType<T> type, String example, String words) {
        return add(key, type, "", new Setting.Words(words, example, false));
    }

    /** Declares a setting that the documentation leaves out. */
    public <T> Setting<T> hidden(String key, ValueType<T> type, String fallback) {
        return add(key, type, fallback, new Setting.Words("", null, true));
    }

    private <T> Setting<T> add(
            String key, ValueType<T> type, String fallback, Setting.Words words) {
        T otherwise =
                type.parser()
                        .apply(fallback)
                        .orElseThrow(() -> new IllegalArgumentException("the default of " + key));
        return kept(new Setting<>(full(key), type, fallback, otherwise, words));
    }

    /**
     * Declares a setting without a default: leaving it out means something of its own.
     *
     * @param example a value to show
     */
    // Whether it is given, within whether it is allowed.
    @SuppressWarnings("OptionalMapToOptional")
    public <T> Setting<Optional<T>> optional(
            String key, ValueType<T> type, String example, String words) {
        ValueType<Optional<T>> optional =
                new ValueType<>(
                        type.allowed(),
                        text -> type.parser().apply(text).map(Optional::of),
                        type.secret());
        return kept(
                new Setting<>(
                        full(key),
                        optional,
                        null,
                        Optional.empty(),
                        new Setting.Words(words, example, false)));
    }

    private String full(String key) {
        return name.isEmpty() ? key : name + "." + key;
    }

    private <T> Setting<T> kept(Setting<T> setting) {
        settings.add(setting);
        return setting;
    }

    /**
     * Says what has to hold between settings.
     *
     * @param message one line that names them
     */
    public void require(Predicate<Settings> holds, String message) {
        rules.add(new Rule(holds, message));
    }

    /**
     * Looks whether everything holds that has to.
     *
     * @throws ConfigurationException when it does not
     */
    public void check(Settings values) {
        for (Rule rule : rules) {
            if (!rule.holds().test(values)) {
                throw new ConfigurationException(rule.message());
            }
        }
    }

    /** The part of the keys before the dot; empty where they have none. */
    public String name() {
        return name;
    }

    /** What is to be said of all of its settings. */
    public String words() {
        return words;
    }

    public List<Setting<?>> settings() {
        return List.copyOf(settings);
    }
}
