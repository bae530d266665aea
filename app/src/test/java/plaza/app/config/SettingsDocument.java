package plaza.app.config;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import plaza.core.engine.Engine;
import plaza.core.feature.Ports;
import plaza.core.setting.Section;
import plaza.core.setting.Setting;

/** What the declarations of the settings say, as people read it. */
final class SettingsDocument {
    private static final int WIDTH = 118;

    private static final String HEAD =
            """
            # Every setting of Plaza with its default, made from where the settings are declared. Copy what you change into a
            # file `plaza.yaml` where you start Plaza, or name a file with --config. Each key can also be given as an environment
            # variable, which wins over the file: `timeline.pullAbove` is PLAZA_TIMELINE_PULL_ABOVE. Options of the command line
            # (--port, --data, --blueprint) win over both. A key or value that Plaza does not know stops the start.
            #
            # Times are written 500ms, 5s, 15m, 12h, 30d; sizes 500B, 64KiB, 10MiB, 1GiB; rates 10/15m.
            """;

    private final StringBuilder text = new StringBuilder();

    private SettingsDocument() {}

    /** A file of the configuration that sets nothing but defaults. */
    static String example() {
        var document = new SettingsDocument();
        document.text.append(HEAD);
        Sections.all().forEach(document::section);
        return document.text.toString();
    }

    /** A table of where the ports lie in a blueprint. */
    static String places(String blueprint) {
        var option = new ConfigurationLoader.Option("--blueprint", "blueprint", blueprint);
        Configuration configuration = ConfigurationLoader.defaults(List.of(option));
        return configuration.engines().stream()
                .map(
                        engine ->
                                "| `%s` | %s |\n"
                                        .formatted(
                                                engine.name(),
                                                configuration.portsOn(engine).stream()
                                                        .map(port -> "`" + Ports.label(port) + "`")
                                                        .collect(Collectors.joining(" "))))
                .collect(Collectors.joining("", "| engine | ports |\n|---|---|\n", ""));
    }

    private void section(Section section) {
        boolean named = !section.name().isEmpty();
        if (named) {
            text.append('\n');
            comment("", section.words());
            if (section == PortSettings.SECTION) {
                engines();
            }
            text.append(section.name()).append(":\n");
        }
        if (section == PortSettings.SECTION) {
            blueprint();
            return;
        }
        for (Setting<?> setting : section.settings()) {
            if (!setting.isHidden()) {
                if (!named) {
                    text.append('\n');
                }
                comment(named ? "  " : "", setting.words());
                text.append(named ? "  " : "").append(line(setting)).append('\n');
            }
        }
    }

    /** Which port can be where. */
    private void engines() {
        for (Engine<?> engine : Engines.all()) {
            String ports =
                    engine.adapters().ports().stream()
                            .map(Ports::label)
                            .collect(Collectors.joining(", "));
            String record =
                    engine.record()
                            .map(
                                    other ->
                                            ", with a record in %s, which serves while %s is away"
                                                    .formatted(other, engine.name()))
                            .orElse("");
            List<String> lines = wrapped(ports + record, WIDTH - 15);
            for (int i = 0; i < lines.size(); i++) {
                text.append("#   %-10s %s\n".formatted(i == 0 ? engine.name() : "", lines.get(i)));
            }
        }
    }

    /** Where the default blueprint has them. */
    private void blueprint() {
        Configuration defaults = ConfigurationLoader.defaults(List.of());
        for (Class<?> port : Engines.ports()) {
            text.append(
                    "  # %s: %s\n"
                            .formatted(
                                    Ports.label(port),
                                    defaults.engine(port).map(Engine::name).orElseThrow()));
        }
    }

    private void comment(String indentation, String words) {
        for (String line : wrapped(words, WIDTH - indentation.length() - 2)) {
            text.append(indentation).append("# ").append(line).append('\n');
        }
    }

    /** One that is usually left out is commented out. */
    private static String line(Setting<?> setting) {
        String key = setting.name().substring(setting.name().lastIndexOf('.') + 1);
        return setting.example()
                .map(example -> "# " + key + ": " + example)
                .orElseGet(
                        () -> {
                            String value = setting.fallback().orElseThrow();
                            return key + ": " + (value.isEmpty() ? "\"\"" : value);
                        });
    }

    private static List<String> wrapped(String words, int width) {
        List<String> lines = new ArrayList<>();
        var line = new StringBuilder();
        for (String word : words.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    /** All of them as tables in Markdown. */
    static String tables() {
        var tables = new StringBuilder();
        for (Section section : Sections.all()) {
            tables.append("\n## ")
                    .append(section.name().isEmpty() ? "The deployment" : section.name())
                    .append("\n\n");
            if (!section.words().isEmpty()) {
                tables.append(section.words()).append("\n\n");
            }
            tables.append(
                    "| key | environment variable | default | must be | |\n|---|---|---|---|---|\n");
            section.settings().stream()
                    .filter(setting -> !setting.isHidden())
                    .forEach(setting -> tables.append(row(setting)));
        }
        return tables.toString();
    }

    private static String row(Setting<?> setting) {
        String value =
                setting.fallback()
                        .filter(text -> !text.isEmpty())
                        .map(text -> "`" + text + "`")
                        .orElse("");
        return "| `%s` | `%s` | %s | %s | %s |\n"
                .formatted(
                        setting.name(),
                        setting.environmentName(),
                        value,
                        setting.type().allowed(),
                        setting.words());
    }
}
