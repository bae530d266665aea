package plaza.app.config;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import plaza.core.setting.ConfigurationException;
import plaza.core.setting.Given;

/**
 * Reads YAML into dotted keys with their text as it was written: what {@code 010}, {@code on} or
 * {@code 1_000} means is for the key to say, not for YAML.
 */
final class YamlSettings {
    private final String file;
    private final Map<String, Given> settings = new LinkedHashMap<>();

    private YamlSettings(String file) {
        this.file = file;
    }

    /**
     * @param file its name, for messages
     */
    static Map<String, Given> read(String file, String content) {
        var reader = new YamlSettings(file);
        Node root = reader.compose(content);
        if (root != null) {
            reader.collect("", root);
        }
        return reader.settings;
    }

    private @Nullable Node compose(String content) {
        try {
            return new Yaml(new LoaderOptions()).compose(new StringReader(content));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new ConfigurationException(
                    "%s, line %d is not YAML: %s".formatted(file, line, e.getProblem()), e);
        } catch (YAMLException e) {
            throw new ConfigurationException(
                    "%s is not YAML: %s"
                            .formatted(
                                    file,
                                    String.valueOf(e.getMessage()).lines().findFirst().orElse("")),
                    e);
        }
    }

    private void collect(String prefix, Node node) {
        switch (node) {
            case MappingNode mapping -> {
                for (NodeTuple tuple : mapping.getValue()) {
                    if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                        throw wrong(tuple.getKeyNode(), "a key must be a word");
                    }
                    String name = prefix.isEmpty() ? key.getValue() : prefix + "." + key.getValue();
                    collect(name, tuple.getValueNode());
                }
            }
            case ScalarNode scalar when prefix.isEmpty() && scalar.getValue().isEmpty() -> {
                // A document with nothing in it.
            }
            case ScalarNode scalar when prefix.isEmpty() -> {
                throw wrong(scalar, "must hold lines like 'server:' and below it 'port: 8080'");
            }
            case ScalarNode scalar -> add(prefix, scalar);
            case SequenceNode list -> add(prefix, joined(prefix, list), origin(list));
            default -> throw wrong(node, "something that is not allowed stands for " + prefix);
        }
    }

    private void add(String name, ScalarNode scalar) {
        if (Sections.named(name).isEmpty()
                && Sections.isSection(name)
                && scalar.getValue().isEmpty()) {
            // A section whose lines are all commented out.
            return;
        }
        add(name, scalar.getValue(), origin(scalar));
    }

    /** Lists are written on one line, or as YAML has them. */
    private String joined(String name, SequenceNode list) {
        return list.getValue().stream()
                .map(
                        each -> {
                            if (each instanceof ScalarNode scalar) {
                                return scalar.getValue();
                            }
                            throw wrong(each, "a list of single values is expected for " + name);
                        })
                .collect(Collectors.joining(","));
    }

    private void add(String name, String value, String origin) {
        Given setting = new Given(value, origin);
        Given earlier = settings.putIfAbsent(name, setting);
        if (earlier != null) {
            throw new ConfigurationException(
                    "%s: %s was already set in %s"
                            .formatted(setting.origin(), name, earlier.origin()));
        }
    }

    private ConfigurationException wrong(Node node, String message) {
        return new ConfigurationException(origin(node) + ": " + message);
    }

    private String origin(Node node) {
        return "%s, line %d".formatted(file, node.getStartMark().getLine() + 1);
    }
}
