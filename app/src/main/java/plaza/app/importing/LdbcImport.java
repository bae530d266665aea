package plaza.app.importing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plaza.app.batch.Progress;
import plaza.app.importing.PipeTable.Row;
import plaza.app.importing.Report.Kind;
import plaza.core.account.Account;
import plaza.core.account.Registration;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.NewPost;
import plaza.core.post.Visibility;

/**
 * Takes in a network of the LDBC Social Network Benchmark (interactive workload, CSV of the basic
 * serializer with {@code |}): a person becomes the user {@code ldbc_<id>}, "knows" a follow in both
 * directions, a post keeps its time and has its content, or else the name of its picture, as text,
 * tags become hashtags, comments replies. Running it again adds nothing.
 */
public final class LdbcImport {
    /** 2010-09-16T06:54:00.602+0000 */
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                    .appendOffset("+HHMM", "+0000")
                    .toFormatter(Locale.ROOT);

    private final Path dynamic;
    private final Path statics;
    private final Importer importer;
    private final Map<String, Account> people = new ConcurrentHashMap<>();
    private final Map<String, PostId> messages = new ConcurrentHashMap<>();

    private LdbcImport(Path directory, Importer importer) {
        this.dynamic = directory.resolve("dynamic");
        this.statics = directory.resolve("static");
        this.importer = importer;
    }

    /**
     * Takes in the tables under {@code directory/dynamic} and {@code directory/static}.
     *
     * @throws ImportException when a table is missing or is not one; what came before stays
     */
    public static Report run(Path directory, Importer importer) {
        if (!Files.isDirectory(directory.resolve("dynamic"))) {
            throw ImportException.of(
                    directory, "has no folder 'dynamic' with the tables of an LDBC network");
        }
        var ldbc = new LdbcImport(directory, importer);
        ldbc.takeInPeople();
        ldbc.takeInFriendships();
        Map<String, List<String>> tags = ldbc.tags();
        ldbc.takeInPosts(tags);
        ldbc.takeInComments(tags);
        ldbc.takeInLikes();
        return importer.report();
    }

    private void takeInPeople() {
        importer.takeIn(
                Kind.USERS,
                rows("person", "id", "firstName", "lastName", "creationDate"),
                line -> {
                    String id = number(line, "id");
                    String username = "ldbc_" + id;
                    var registration =
                            new Registration(
                                    username,
                                    username + "@ldbc.invalid",
                                    "not used by anybody",
                                    (line.text("firstName") + " " + line.text("lastName")).strip(),
                                    null,
                                    null);
                    people.put(
                            id,
                            importer.user(FileIds.user("ldbc:" + id, time(line)), registration));
                });
    }

    private void takeInFriendships() {
        importer.takeIn(
                Kind.FRIENDSHIPS,
                TakingTurns.of(
                        rows("person_knows_person", "Person.id", "Person.id", "creationDate"),
                        line -> line.text("Person.id")),
                line ->
                        importer.befriend(
                                person(line, line.text("Person.id")),
                                person(line, line.row().lastText("Person.id")),
                                time(line)));
    }

    /** The hashtags of each message: names of tags without what a hashtag cannot hold. */
    private Map<String, List<String>> tags() {
        Map<String, String> names = new HashMap<>();
        table(
                statics.resolve("tag_0_0.csv"),
                List.of("id", "name"),
                row -> names.put(row.text("id"), hashtag(row.text("name"))));
        Map<String, List<String>> tags = new LinkedHashMap<>();
        for (String kind : List.of("post", "comment")) {
            String id = kind.equals("post") ? "Post.id" : "Comment.id";
            for (Line line : rows(kind + "_hasTag_tag", id, "Tag.id")) {
                String name = names.get(line.text("Tag.id"));
                if (name == null) {
                    importer.problem(line.problem("there is no tag " + line.text("Tag.id")));
                } else if (!name.isEmpty()) {
                    tags.computeIfAbsent(kind + line.text(id), _ -> new ArrayList<>()).add(name);
                }
            }
        }
        return tags;
    }

    private static String hashtag(String name) {
        return name.replaceAll("[^\\p{L}\\p{M}\\p{Nd}_]", "");
    }

    private void takeInPosts(Map<String, List<String>> tags) {
        importer.takeIn(
                Kind.POSTS,
                TakingTurns.of(
                        rows("post", "id", "imageFile", "creationDate", "content", "creator"),
                        LdbcImport::creator),
                line -> {
                    String content = line.text("content");
                    String text = content.isEmpty() ? line.text("imageFile") : content;
                    publish("post", line, text, null, tags);
                });
    }

    /** A comment can only follow what it answers: level by level down the trees. */
    private void takeInComments(Map<String, List<String>> tags) {
        List<Line> waiting =
                rows(
                        "comment",
                        "id",
                        "creationDate",
                        "content",
                        "creator",
                        "replyOfPost",
                        "replyOfComment");
        try (Progress.Step step = importer.progress().begin(Kind.REPLIES.label(), waiting.size())) {
            takeInComments(waiting, tags, step);
        }
    }

    private void takeInComments(
            List<Line> comments, Map<String, List<String>> tags, Progress.Step step) {
        List<Line> waiting = comments;
        while (!waiting.isEmpty()) {
            Map<Boolean, List<Line>> byReadiness =
                    waiting.stream()
                            .collect(
                                    Collectors.partitioningBy(
                                            line -> messages.containsKey(parent(line))));
            List<Line> ready = byReadiness.getOrDefault(true, List.of());
            if (ready.isEmpty()) {
                waiting.forEach(
                        line ->
                                importer.problem(
                                        line.problem(
                                                "answers "
                                                        + parent(line)
                                                        + ", which is not there")));
                break;
            }
            importer.takeIn(
                    Kind.REPLIES,
                    TakingTurns.of(ready, LdbcImport::creator),
                    line ->
                            publish(
                                    "comment",
                                    line,
                                    line.text("content"),
                                    messages.get(parent(line)),
                                    tags),
                    step);
            waiting = byReadiness.getOrDefault(false, List.of());
        }
    }

    private static String creator(Line line) {
        return line.text("creator");
    }

    private static String parent(Line line) {
        String post = line.text("replyOfPost");
        return post.isEmpty() ? "comment" + line.text("replyOfComment") : "post" + post;
    }

    private void publish(
            String kind,
            Line line,
            String text,
            @Nullable PostId replyTo,
            Map<String, List<String>> tags) {
        String id = number(line, "id");
        UserId author = person(line, creator(line)).id();
        PostId post = FileIds.post("ldbc:" + kind + ":" + id, time(line), author);
        Set<String> hashtags = Set.copyOf(tags.getOrDefault(kind + id, List.of()));
        String tagged =
                hashtags.isEmpty()
                        ? text
                        : text
                                + " "
                                + hashtags.stream()
                                        .sorted(Comparator.naturalOrder())
                                        .map(tag -> "#" + tag)
                                        .collect(Collectors.joining(" "));
        importer.services()
                .posts()
                .admit(
                        new NewPost(
                                post, author, tagged, List.of(), replyTo, null, Visibility.PUBLIC));
        messages.put(kind + id, post);
    }

    private void takeInLikes() {
        List<Line> likes =
                new ArrayList<>(rows("person_likes_post", "Person.id", "Post.id", "creationDate"));
        likes.addAll(rows("person_likes_comment", "Person.id", "Comment.id", "creationDate"));
        importer.takeIn(
                Kind.LIKES,
                TakingTurns.of(likes, line -> line.text("Person.id")),
                line -> {
                    String message =
                            line.row().has("Post.id")
                                    ? "post" + line.text("Post.id")
                                    : "comment" + line.text("Comment.id");
                    PostId post = messages.get(message);
                    if (post == null) {
                        throw line.problem("there is no " + message);
                    }
                    importer.services()
                            .likes()
                            .admit(person(line, line.text("Person.id")).id(), post, time(line));
                });
    }

    private Account person(Line line, String id) {
        Account person = people.get(id);
        if (person == null) {
            throw line.problem("there is no person " + id);
        }
        return person;
    }

    private static String number(Line line, String column) {
        String text = line.text(column);
        if (text.isEmpty()
                || text.length() > 19
                || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw line.problem(column + " '" + text + "' is not a number");
        }
        return text;
    }

    private static Instant time(Line line) {
        String text = line.text("creationDate");
        try {
            return OffsetDateTime.parse(text, TIME).toInstant();
        } catch (DateTimeException e) {
            throw line.problem(
                    "creationDate '"
                            + text
                            + "' is not a time such as 2010-09-16T06:54:00.602+0000");
        }
    }

    private List<Line> rows(String table, String... columns) {
        List<Line> lines = new ArrayList<>();
        table(
                dynamic.resolve(table + "_0_0.csv"),
                List.of(columns),
                row -> lines.add(new Line(row)));
        return lines;
    }

    private void table(Path file, List<String> columns, Consumer<Row> rows) {
        PipeTable.read(file, columns, rows, importer::problem);
    }

    private record Line(Row row) implements Importer.Numbered {
        String text(String column) {
            return row.text(column);
        }

        @Override
        public ImportException problem(String what) {
            return row.problem(what);
        }
    }
}
