package plaza.contracts;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plaza.core.id.UserId;

/**
 * A port whose adapters answer as the reference does. A port says of it what its calls are made of.
 *
 * @param <P> the port
 */
public interface Model<P> extends Fixtures {
    /** In which nothing is. */
    P reference();

    /** In which nothing is, and to which nobody else writes. */
    P store();

    /** How the two are compared. */
    Agreement<P> agreement();

    /** Says what the calls of a round are about, of which the stores know nothing yet. */
    void fill(Arguments arguments);

    @Test
    default void agreesWithTheReference() {
        agreement().holds(reference(), store(), this::fill);
    }

    /** People, who are drawn. */
    default List<UserId> people(Arguments arguments, int count) {
        List<UserId> people =
                Stream.generate(() -> givenUser(new UserId(arguments.id(Instant.EPOCH))))
                        .limit(count)
                        .toList();
        arguments.of(UserId.class, people);
        return people;
    }
}
