package plaza.app.importing;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import plaza.app.importing.Report.Kind;
import plaza.core.account.Account;
import plaza.core.account.Registration;
import plaza.core.id.UserId;

/**
 * Takes in a list of undirected edges, {@code a b} in each line, as Network Repository and SNAP
 * publish them: a number becomes the user {@code user_<number>}, an edge a follow in both
 * directions. Lines that begin with {@code #} or {@code %} are comments.
 */
public final class EdgeImport {
    private static final Pattern BLANKS = Pattern.compile("[\\s,]+");

    /** The files know no times: everything is from here, so that importing again finds it. */
    private static final Instant BEGINNING = Instant.parse("2020-01-01T00:00:00Z");

    private EdgeImport() {}

    public static Report run(Path file, Importer importer) {
        Map<Pair, Edge> edges = new LinkedHashMap<>();
        TextFile.read(
                file,
                (number, line) -> {
                    String text = line.strip();
                    if (!text.isEmpty() && !text.startsWith("#") && !text.startsWith("%")) {
                        try {
                            var edge = Edge.parse(file, number, text);
                            edges.putIfAbsent(edge.pair(), edge);
                        } catch (ImportException e) {
                            importer.problem(e);
                        }
                    }
                });
        Map<Long, Account> people = takeInPeople(edges.values(), importer);
        importer.takeIn(
                Kind.FRIENDSHIPS,
                TakingTurns.of(edges.values(), Edge::from),
                edge -> {
                    Account from = people.get(edge.from());
                    Account to = people.get(edge.to());
                    if (from == null || to == null) {
                        throw edge.problem("one of its people could not be taken in");
                    }
                    importer.befriend(from, to, BEGINNING);
                });
        return importer.report();
    }

    private static Map<Long, Account> takeInPeople(Collection<Edge> edges, Importer importer) {
        Map<Long, Edge> firstSeen = new ConcurrentHashMap<>();
        for (Edge edge : edges) {
            firstSeen.putIfAbsent(edge.from(), edge);
            firstSeen.putIfAbsent(edge.to(), edge);
        }
        List<Person> all =
                new TreeSet<>(firstSeen.keySet())
                        .stream().map(number -> Person.of(number, firstSeen)).toList();
        Map<Long, Account> people = new ConcurrentHashMap<>();
        importer.takeIn(
                Kind.USERS,
                all,
                person -> {
                    String username = "user_" + person.number();
                    var registration =
                            new Registration(
                                    username,
                                    username + "@edges.invalid",
                                    "not used by anybody",
                                    null,
                                    null,
                                    null);
                    UserId id = FileIds.user("edges:" + person.number(), BEGINNING);
                    people.put(person.number(), importer.user(id, registration));
                });
        return people;
    }

    private record Person(long number, Edge edge) implements Importer.Numbered {
        static Person of(Long number, Map<Long, Edge> firstSeen) {
            Edge edge = firstSeen.get(number);
            if (edge == null) {
                throw new IllegalStateException("every number comes from an edge");
            }
            return new Person(number, edge);
        }

        @Override
        public ImportException problem(String what) {
            return edge.problem(what);
        }
    }

    private record Pair(long one, long other) {}

    private record Edge(Path file, long line, long from, long to) implements Importer.Numbered {
        static Edge parse(Path file, long line, String text) {
            String[] parts = BLANKS.split(text, -1);
            if (parts.length < 2) {
                throw ImportException.of(
                        file, line, "is not two numbers: '" + shortened(text) + "'");
            }
            try {
                long from = Long.parseUnsignedLong(parts[0]);
                long to = Long.parseUnsignedLong(parts[1]);
                if (from < 0
                        || to < 0
                        || from > 999_999_999_999_999L
                        || to > 999_999_999_999_999L) {
                    throw ImportException.of(file, line, "holds a number of more than 15 digits");
                }
                if (from == to) {
                    throw ImportException.of(file, line, "joins " + from + " with itself");
                }
                return new Edge(file, line, from, to);
            } catch (NumberFormatException e) {
                throw ImportException.of(
                        file, line, "is not two numbers: '" + shortened(text) + "'");
            }
        }

        /** The same whichever way round it was written. */
        Pair pair() {
            return new Pair(Math.min(from, to), Math.max(from, to));
        }

        private static String shortened(String text) {
            return text.length() <= 40 ? text : text.substring(0, 40) + "…";
        }

        @Override
        public ImportException problem(String what) {
            return ImportException.of(file, line, what);
        }
    }
}
