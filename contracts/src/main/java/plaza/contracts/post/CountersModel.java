package plaza.contracts.post;

import java.time.Instant;
import java.util.stream.Stream;
import plaza.contracts.Agreement;
import plaza.contracts.Arguments;
import plaza.contracts.Model;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Counters;

/** However counts go up and down, two stores answer alike. */
public interface CountersModel extends Model<Counters> {
    @Override
    default Agreement<Counters> agreement() {
        return Agreement.on(Counters.class).often(3, "findAll");
    }

    @Override
    default void fill(Arguments arguments) {
        UserId author = new UserId(arguments.id(Instant.EPOCH));
        arguments.of(
                PostId.class,
                Stream.generate(() -> PostId.of(arguments.id(Instant.EPOCH), author))
                        .limit(4)
                        .toList());
    }
}
