package plaza.dynamodb.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import plaza.core.event.step.JournalSteps.Open;
import plaza.dynamodb.Condition;
import plaza.dynamodb.Dynamo;
import plaza.dynamodb.Item;
import plaza.dynamodb.Key;
import plaza.dynamodb.Query;
import plaza.dynamodb.Shape;
import plaza.dynamodb.Table;
import plaza.dynamodb.Write;

/**
 * Commits that are open: {@code PROCESS#<node>, OPEN#<token>}, with the event, and for its person
 * and each whom it keeps out {@code KEY#<id>, OPEN}, with node and token, of which there is one.
 * All of a commit come and go in one transaction.
 */
final class OpenCommits {
    static final int PAGE = 100;
    private static final String OPEN = "OPEN";
    private static final String PREFIX = OPEN + "#";
    private static final String NODE = "node";
    private static final String TOKEN = "token";
    private static final String EVENT = "event";

    private final Dynamo dynamo;
    private final Table table;
    private final EventTexts texts;

    OpenCommits(Dynamo dynamo, EventTexts texts) {
        this.dynamo = dynamo;
        this.table = dynamo.table(Shape.COMMITS);
        this.texts = texts;
    }

    private static String partition(String node) {
        return "PROCESS#" + node;
    }

    private static Key key(String node, String token) {
        return new Key(partition(node), PREFIX + token);
    }

    private static Key lock(String person) {
        return new Key("KEY#" + person, OPEN);
    }

    /** Who has a person's commit open. */
    record Holder(String person, String node, String token) {}

    /** Whose commits one keeps out, its own person's first. */
    private static List<String> keys(Open commit) {
        UUID own = commit.event().key();
        return Stream.concat(
                        Stream.of(own),
                        commit.event().alsoAlone().stream().filter(other -> !other.equals(own)))
                .map(UUID::toString)
                .toList();
    }

    /**
     * Opens a commit where none of those whom it keeps out has one open, and its subject is not in
     * doubt.
     *
     * @return the persons who have one open, or, if it is that, the subject in doubt; none where it
     *     is open
     */
    List<String> open(String node, Open commit) {
        List<String> keys = keys(commit);
        String subject = commit.event().subject();
        List<Write> writes = new ArrayList<>();
        for (String key : keys) {
            Item lock = Item.at(lock(key)).with(NODE, node).with(TOKEN, commit.token());
            writes.add(Write.putting(table, lock, Condition.absent()));
        }
        writes.add(Write.holding(table, Doubts.subject(subject), Condition.absent()));
        writes.add(
                Write.putting(
                        table,
                        Item.at(key(node, commit.token()))
                                .with(EVENT, texts.write(commit.event()))));
        Set<Integer> refused = dynamo.refused(writes);
        List<String> held =
                IntStream.range(0, keys.size())
                        .filter(refused::contains)
                        .mapToObj(keys::get)
                        .toList();
        return held.isEmpty() && !refused.isEmpty() ? List.of(subject) : held;
    }

    /** Who has a commit of a person open, or keeps them out. */
    Optional<Holder> holder(String person) {
        return table.get(lock(person))
                .map(lock -> new Holder(person, lock.text(NODE), lock.text(TOKEN)));
    }

    /** Ends a commit that is open; refused where it is not. */
    List<Write> ending(String node, Open commit) {
        List<Write> writes = new ArrayList<>();
        writes.add(Write.deleting(table, key(node, commit.token()), Condition.exists()));
        keys(commit).forEach(each -> writes.add(Write.deleting(table, lock(each))));
        return writes;
    }

    /** The open commits of a process, {@link #PAGE} of them at the most. */
    List<Open> list(String node) {
        return table.query(Query.of(partition(node), PREFIX).limit(PAGE)).stream()
                .map(open -> new Open(texts.read(open.texts(EVENT)), open.sortedBehind(PREFIX)))
                .toList();
    }

    /** Ends a commit that is open and puts its event in doubt; says whether it was open. */
    boolean doubt(String node, Open commit, Doubts doubts) {
        List<Write> writes = new ArrayList<>(ending(node, commit));
        writes.addAll(doubts.putting(commit.event()));
        return dynamo.transact(writes);
    }
}
