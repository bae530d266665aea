package plaza.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The phrases of demo posts, out of the resource {@code demo/phrases.txt}: topics with their
 * sentences, and words that go into places such as {@code {dish}}.
 */
final class Phrases {
    private static final String RESOURCE = "/demo/phrases.txt";
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private final Map<String, List<String>> words = new HashMap<>();
    private final List<Topic> topics = new ArrayList<>();
    private final List<String> replies = new ArrayList<>();
    private final List<String> news = new ArrayList<>();

    /** Something to talk about. */
    record Topic(List<String> hashtags, List<String> sentences) {}

    private Phrases() {}

    static Phrases load() {
        var phrases = new Phrases();
        try (InputStream in = Phrases.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing");
            }
            phrases.read(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return phrases;
    }

    private void read(List<String> lines) {
        List<String> current = replies;
        for (String line : lines) {
            if (line.startsWith("topic ")) {
                List<String> parts = List.of(line.split(" "));
                var topic = new Topic(parts.subList(1, parts.size()), new ArrayList<>());
                topics.add(topic);
                current = topic.sentences();
            } else if (line.equals("news")) {
                current = news;
            } else if (line.equals("replies")) {
                current = replies;
            } else if (line.startsWith("= ")) {
                String[] parts = line.split(" ", 3);
                words.put(parts[1], List.of(parts[2].split("\\|")));
            } else if (!line.isBlank()) {
                current.add(line);
            }
        }
    }

    List<Topic> topics() {
        return topics;
    }

    String about(Topic topic, Chance chance) {
        String text = filled(chance.one(topic.sentences()), chance);
        if (chance.in(0.55)) {
            text += " #" + chance.one(topic.hashtags());
            if (chance.in(0.2)) {
                text += " #" + chance.one(topic.hashtags());
            }
        }
        return text;
    }

    String reply(Chance chance) {
        return filled(chance.one(replies), chance);
    }

    /** About what everybody talks about today. */
    String news(Chance chance) {
        return filled(chance.one(news), chance);
    }

    private String filled(String sentence, Chance chance) {
        Matcher matcher = PLACE.matcher(sentence);
        String text =
                matcher.replaceAll(
                        place ->
                                Matcher.quoteReplacement(
                                        chance.one(
                                                words.getOrDefault(place.group(1), List.of("…")))));
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
