package plaza.app.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A small network in the format of the LDBC Social Network Benchmark: people with no, few and many
 * friends, posts at the same time by the same and by different people, posts of a picture alone,
 * tags with signs that no hashtag holds, trees of replies, likes.
 */
final class LdbcSample {
    static final int PEOPLE = 14;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'+0000'")
                    .withZone(ZoneOffset.UTC);
    private static final Instant START = Instant.parse("2010-01-02T03:04:05.006Z");
    private static final long BASE = 8_796_093_022_000L;
    private static final List<String> TAGS =
            List.of("Hamid_Karzai", "Rock'n'Roll", "São_Paulo", "東京", "20th_century", "A-ha");

    private final Map<String, List<String>> tables = new TreeMap<>();

    private LdbcSample() {
        table("person", "id|firstName|lastName|gender|birthday|creationDate|locationIP");
        table("person_knows_person", "Person.id|Person.id|creationDate");
        table("post", "id|imageFile|creationDate|locationIP|language|content|length|creator");
        table(
                "comment",
                "id|creationDate|locationIP|content|length|creator|replyOfPost|replyOfComment");
        table("post_hasTag_tag", "Post.id|Tag.id");
        table("comment_hasTag_tag", "Comment.id|Tag.id");
        table("person_likes_post", "Person.id|Post.id|creationDate");
        table("person_likes_comment", "Person.id|Comment.id|creationDate");
    }

    /**
     * Writes a network.
     *
     * @param posts how many posts; one with more has all of one with fewer, and more
     */
    static Path write(Path directory, int posts) {
        var sample = new LdbcSample();
        sample.people();
        sample.posts(posts);
        sample.comments(posts / 2);
        sample.likes(posts);
        sample.save(directory);
        return directory;
    }

    private void table(String name, String header) {
        tables.put(name, new ArrayList<>(List.of(header)));
    }

    private void row(String table, Object... cells) {
        List<String> texts = new ArrayList<>();
        for (Object cell : cells) {
            texts.add(cell instanceof Instant at ? TIME.format(at) : cell.toString());
        }
        tables.computeIfAbsent(table, _ -> new ArrayList<>()).add(String.join("|", texts));
    }

    private static long person(int number) {
        return BASE + number;
    }

    private void people() {
        List<String> names = List.of("José", "Jan", "Müller", "Иван", "陈", "O'Neil", "Ana María");
        for (int i = 0; i < PEOPLE; i++) {
            row(
                    "person",
                    person(i),
                    names.get(i % names.size()),
                    "Number" + i,
                    "female",
                    "1987-09-18",
                    START.plusSeconds(i),
                    "127.0.0.1");
        }
        // The first knows everybody but the last, who knows nobody; the others a few.
        for (int i = 0; i < PEOPLE - 1; i++) {
            for (int j = i + 1; j < PEOPLE - 1; j++) {
                if (i == 0 || (i * 7 + j * 3) % 5 == 0) {
                    row("person_knows_person", person(i), person(j), START.plusSeconds(100 + j));
                }
            }
        }
    }

    private void posts(int count) {
        for (int i = 0; i < count; i++) {
            long id = 1_000L + i;
            // Four of each five share their millisecond with others, some of the same author.
            Instant at = START.plusSeconds(1_000).plusMillis(i % 5 == 0 ? i * 7_919L : i / 8);
            boolean picture = i % 3 == 0;
            row(
                    "post",
                    id,
                    picture ? "photo" + id + ".jpg" : "",
                    at,
                    "127.0.0.1",
                    "en",
                    picture ? "" : "About thing " + i + ", “quoted” – naïvely 👍",
                    10,
                    person(i % 4 == 0 ? 0 : (i * 5) % PEOPLE));
            for (int tag = 0; tag < i % 3; tag++) {
                row("post_hasTag_tag", id, (i + tag) % TAGS.size());
            }
        }
    }

    private void comments(int count) {
        for (int i = 0; i < count; i++) {
            // Answers to answers come before what they answer in the file, too.
            int number = count - 1 - i;
            boolean toPost = number % 3 == 0;
            row(
                    "comment",
                    5_000 + number,
                    START.plusSeconds(900_000).plusMillis(number / 4),
                    "127.0.0.1",
                    "Answer " + number,
                    8,
                    person((number * 3) % PEOPLE),
                    toPost ? 1_000 + number : "",
                    toPost ? "" : 5_000 + number - 1);
            if (number % 6 == 0) {
                row("comment_hasTag_tag", 5_000 + number, number % TAGS.size());
            }
        }
    }

    private void likes(int posts) {
        for (int i = 0; i < PEOPLE; i++) {
            for (int j = 0; j < posts; j++) {
                if ((i * 31 + j * 17) % 6 == 0) {
                    row("person_likes_post", person(i), 1_000 + j, START.plusSeconds(990_000 + j));
                }
                if (j < posts / 2 && (i * 13 + j * 5) % 7 == 0) {
                    row(
                            "person_likes_comment",
                            person(i),
                            5_000 + j,
                            START.plusSeconds(990_000 + j));
                }
            }
        }
    }

    private void save(Path directory) {
        try {
            Path dynamic = Files.createDirectories(directory.resolve("dynamic"));
            Path statics = Files.createDirectories(directory.resolve("static"));
            for (Map.Entry<String, List<String>> table : tables.entrySet()) {
                Files.write(dynamic.resolve(table.getKey() + "_0_0.csv"), table.getValue());
            }
            List<String> tags = new ArrayList<>(List.of("id|name|url|hasType"));
            for (int i = 0; i < TAGS.size(); i++) {
                tags.add(i + "|" + TAGS.get(i) + "|http://example.org/" + i + "|0");
            }
            Files.write(statics.resolve("tag_0_0.csv"), tags);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
