package plaza.mongodb;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.Document;

/**
 * Remembers what is asked for, and says which of it no index answers. (The server of the tests
 * explains nothing.) A query has an index when the index begins with fields that the query compares
 * with one value or with several, and goes on with the fields that it sorts by, in their order.
 */
final class IndexWatch implements CommandListener {
    /** Queries by collection: fields compared, sorting. */
    private final Map<String, Set<Query>> queries = new ConcurrentHashMap<>();

    private record Query(Set<String> equal, Set<String> compared, List<String> sort)
            implements Comparable<Query> {
        @Override
        public int compareTo(Query other) {
            return toString().compareTo(other.toString());
        }
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        BsonDocument command = event.getCommand();
        switch (event.getCommandName()) {
            case "find" ->
                    add(
                            command.getString("find").getValue(),
                            command.getDocument("filter", new BsonDocument()),
                            command.getDocument("sort", new BsonDocument()));
            case "distinct" ->
                    add(
                            command.getString("distinct").getValue(),
                            command.getDocument("query", new BsonDocument()),
                            new BsonDocument());
            case "aggregate" -> aggregate(command);
            case "update" -> each(command, "update", "updates");
            case "delete" -> each(command, "delete", "deletes");
            default -> {}
        }
    }

    private void aggregate(BsonDocument command) {
        BsonArray pipeline = command.getArray("pipeline");
        BsonDocument first = pipeline.getFirst().asDocument();
        BsonDocument sort = new BsonDocument();
        if (pipeline.size() > 1) {
            sort = pipeline.get(1).asDocument().getDocument("$sort", sort);
        }
        add(
                command.getString("aggregate").getValue(),
                first.getDocument("$match", new BsonDocument()),
                sort);
        lookups(pipeline);
    }

    /** Pipelines within one, which say themselves what they look for. */
    private void lookups(BsonArray pipeline) {
        for (BsonValue stage : pipeline) {
            BsonDocument lookup = stage.asDocument().getDocument("$lookup", new BsonDocument());
            BsonArray within = lookup.getArray("pipeline", new BsonArray());
            if (within.size() > 1) {
                add(
                        lookup.getString("from").getValue(),
                        within.getFirst().asDocument().getDocument("$match", new BsonDocument()),
                        within.get(1).asDocument().getDocument("$sort", new BsonDocument()));
            }
        }
    }

    private void each(BsonDocument command, String name, String list) {
        // A bulk sends its parts outside of the command's document.
        for (BsonValue part : command.getArray(list, new BsonArray())) {
            add(
                    command.getString(name).getValue(),
                    part.asDocument().getDocument("q"),
                    new BsonDocument());
        }
    }

    private void add(String collection, BsonDocument filter, BsonDocument sort) {
        Set<String> equal = new TreeSet<>();
        Set<String> compared = new TreeSet<>();
        fields(filter, equal, compared);
        queries.computeIfAbsent(
                        collection, c -> java.util.Collections.synchronizedSet(new TreeSet<>()))
                .add(new Query(equal, compared, List.copyOf(sort.keySet())));
    }

    private static void fields(BsonDocument filter, Set<String> equal, Set<String> compared) {
        filter.forEach(
                (name, value) -> {
                    if (name.equals("$and")) {
                        value.asArray().forEach(part -> fields(part.asDocument(), equal, compared));
                    } else if (!name.startsWith("$")) {
                        boolean one =
                                !value.isDocument()
                                        || value.asDocument().containsKey("$in")
                                        || value.asDocument().containsKey("$eq");
                        (one ? equal : compared).add(name);
                    }
                });
    }

    List<String> withoutIndex(Mongo mongo) {
        List<String> bad = new ArrayList<>();
        queries.forEach(
                (collection, asked) -> {
                    List<List<String>> indexes =
                            mongo.describe(
                                    index -> List.copyOf(index.get("key", Document.class).keySet()),
                                    collection);
                    for (Query query : List.copyOf(asked)) {
                        // All documents, in no order: what a test looks at.
                        boolean all =
                                query.equal().isEmpty()
                                        && query.compared().isEmpty()
                                        && query.sort().isEmpty();
                        boolean byId = query.equal().contains("_id");
                        if (!all
                                && !byId
                                && indexes.stream().noneMatch(index -> answers(index, query))) {
                            bad.add(collection + ": " + query + " with " + indexes);
                        }
                    }
                });
        return bad;
    }

    private static boolean answers(List<String> index, Query query) {
        int used = 0;
        while (used < index.size() && query.equal().contains(index.get(used))) {
            used++;
        }
        List<String> rest = index.subList(used, index.size());
        if (!query.sort().isEmpty()) {
            // Fields that are compared with one value need no sorting.
            List<String> sort =
                    query.sort().stream()
                            .filter(
                                    field ->
                                            !index.subList(0, index.size() - rest.size())
                                                    .contains(field))
                            .toList();
            return rest.size() >= sort.size() && rest.subList(0, sort.size()).equals(sort);
        }
        return used > 0 || (!rest.isEmpty() && query.compared().contains(rest.getFirst()));
    }
}
