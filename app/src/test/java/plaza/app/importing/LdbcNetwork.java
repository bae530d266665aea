package plaza.app.importing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What an LDBC network says, read from its files in the plainest way: nothing of the server's code
 * takes part.
 *
 * @param posts of each person, in no order
 */
record LdbcNetwork(
        Set<String> people,
        Map<String, Set<String>> friends,
        Map<String, List<Entry>> posts,
        int friendships,
        int replies,
        int likes) {

    /**
     * A post as a feed shows it.
     *
     * @param author the username
     */
    record Entry(Instant at, String author, String text) {}

    static LdbcNetwork read(Path directory) {
        Path dynamic = directory.resolve("dynamic");
        Set<String> people =
                rows(dynamic, "person")
                        .map(row -> row.get("id"))
                        .collect(toCollection(TreeSet::new));
        Map<String, Set<String>> friends = new HashMap<>();
        List<Row> knows = rows(dynamic, "person_knows_person").toList();
        for (Row row : knows) {
            String one = row.get("Person.id");
            String other = row.get("Person.id#2");
            friends.computeIfAbsent(one, _ -> new TreeSet<>()).add(other);
            friends.computeIfAbsent(other, _ -> new TreeSet<>()).add(one);
        }
        Map<String, String> tags = new HashMap<>();
        rows(directory.resolve("static"), "tag")
                .forEach(row -> tags.put(row.get("id"), row.get("name")));
        Map<String, Set<String>> tagsOfPosts =
                rows(dynamic, "post_hasTag_tag")
                        .collect(
                                groupingBy(
                                        row -> row.get("Post.id"),
                                        mapping(
                                                row ->
                                                        hashtag(
                                                                tags.getOrDefault(
                                                                        row.get("Tag.id"), "")),
                                                toCollection(TreeSet::new))));
        Map<String, List<Entry>> posts = new HashMap<>();
        rows(dynamic, "post")
                .forEach(
                        row -> {
                            var text = new StringBuilder(row.get("content"));
                            if (text.isEmpty()) {
                                text.append(row.get("imageFile"));
                            }
                            tagsOfPosts
                                    .getOrDefault(row.get("id"), Set.of())
                                    .forEach(tag -> text.append(' ').append(tag));
                            posts.computeIfAbsent(row.get("creator"), _ -> new ArrayList<>())
                                    .add(
                                            new Entry(
                                                    time(row.get("creationDate")),
                                                    "ldbc_" + row.get("creator"),
                                                    text.toString()));
                        });
        int likes =
                (int)
                        (rows(dynamic, "person_likes_post").count()
                                + rows(dynamic, "person_likes_comment").count());
        int replies = (int) rows(dynamic, "comment").count();
        return new LdbcNetwork(people, friends, posts, knows.size(), replies, likes);
    }

    int postCount() {
        return posts.values().stream().mapToInt(List::size).sum();
    }

    Set<String> friendsOf(String person) {
        return friends.getOrDefault(person, Set.of());
    }

    List<Entry> postsOf(String person) {
        return posts.getOrDefault(person, List.of());
    }

    /** What a person's feed must hold: all posts of their friends. */
    List<Entry> feed(String person) {
        return friendsOf(person).stream().flatMap(friend -> postsOf(friend).stream()).toList();
    }

    /** A tag's name as a hashtag: without what one cannot hold. */
    private static String hashtag(String name) {
        return "#"
                + name.codePoints()
                        .filter(c -> Character.isLetterOrDigit(c) || c == '_' || isMark(c))
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append);
    }

    private static boolean isMark(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK ->
                    true;
            default -> false;
        };
    }

    /** {@code 2010-09-16T06:54:00.602+0000} */
    private static Instant time(String text) {
        return Instant.parse(text.replace("+0000", "Z"));
    }

    private record Row(Map<String, String> cells) {
        String get(String column) {
            return Objects.requireNonNull(cells.get(column), column);
        }
    }

    /** A column that comes twice is {@code name} and {@code name#2}. */
    private static Stream<Row> rows(Path folder, String table) {
        try {
            List<String> lines = Files.readAllLines(folder.resolve(table + "_0_0.csv"));
            String[] columns = lines.getFirst().split("\\|", -1);
            return lines.stream()
                    .skip(1)
                    .filter(line -> !line.isEmpty())
                    .map(
                            line -> {
                                String[] cells = line.split("\\|", -1);
                                Map<String, String> row = new HashMap<>();
                                for (int i = 0; i < columns.length; i++) {
                                    String name = columns[i];
                                    row.put(row.containsKey(name) ? name + "#2" : name, cells[i]);
                                }
                                return new Row(row);
                            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
