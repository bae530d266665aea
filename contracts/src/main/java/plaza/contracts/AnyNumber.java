package plaza.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * That a port takes any number of ids or rows at once, whatever its engine takes in a statement.
 * The contract of a port names each of its calls that take several here; {@link #andThatIsAll}
 * fails where one is missing.
 */
public final class AnyNumber<P> {
    /** More than any engine, or any statement of ours, takes. */
    public static final int MANY = 10_000;

    private final Class<P> port;
    private final P adapter;
    private final int many;
    private final Set<String> named = new HashSet<>();

    private AnyNumber(Class<P> port, P adapter, int many) {
        this.port = port;
        this.adapter = adapter;
        this.many = many;
    }

    /** To begin with: many are {@link #MANY}. */
    public static <P> AnyNumber<P> of(Class<P> port, P adapter) {
        return of(port, adapter, MANY);
    }

    /**
     * As {@link #of(Class, Object)}.
     *
     * @param many more than any statement of the adapter takes
     */
    public static <P> AnyNumber<P> of(Class<P> port, P adapter, int many) {
        return new AnyNumber<>(port, adapter, many);
    }

    /**
     * A call finds of the few that are there, among many that are not and with some named twice,
     * what it finds of the few.
     */
    public <K, A> AnyNumber<P> finds(
            String operation,
            List<K> there,
            Supplier<K> fresh,
            BiFunction<P, Collection<K>, A> call) {
        named.add(operation);
        List<K> asked = new ArrayList<>(Stream.generate(fresh).limit(many).toList());
        asked.addAll(asked.subList(0, 5));
        asked.addAll(there);
        Collections.shuffle(asked, new Random(1));
        asked.addAll(there);
        A few = call.apply(adapter, there);
        A all = call.apply(adapter, asked);
        switch (few) {
            case Map<?, ?> map -> {
                assertThat(map).as(operation).isNotEmpty();
                assertThat((Map<?, ?>) all)
                        .as(operation)
                        .satisfies(
                                found ->
                                        map.forEach(
                                                (key, value) ->
                                                        assertThat((Object) found.get(key))
                                                                .isEqualTo(value)));
            }
            case Collection<?> list -> {
                assertThat(list).as(operation).isNotEmpty();
                assertThat(new HashSet<>((Collection<?>) all))
                        .as(operation)
                        .isEqualTo(new HashSet<>(list));
            }
            default -> throw new IllegalArgumentException(operation + " finds " + few);
        }
        return this;
    }

    /** A call takes many rows; what then has to be there is for the caller to look at. */
    public <T> AnyNumber<P> takes(
            String operation, Supplier<T> fresh, BiConsumer<P, List<T>> call) {
        return takes(operation, many, fresh, call);
    }

    /** As {@link #takes}, with fewer where writing many takes the engines of the tests too long. */
    public <T> AnyNumber<P> takes(
            String operation, int count, Supplier<T> fresh, BiConsumer<P, List<T>> call) {
        named.add(operation);
        call.accept(adapter, Stream.generate(fresh).limit(count).toList());
        return this;
    }

    /** A call that was made with many while another was looked at. */
    public AnyNumber<P> callsToo(String operation) {
        named.add(operation);
        return this;
    }

    /** A call whose rows belong together, and are bounded by what they are. */
    public AnyNumber<P> leavesOut(String operation) {
        named.add(operation);
        return this;
    }

    /** Fails where the port has a call that takes several and was not named. */
    public void andThatIsAll() {
        assertThat(callsOf(port)).isEqualTo(named);
    }

    /** The calls of a port that take several ids or rows. */
    public static Set<String> callsOf(Class<?> port) {
        return Arrays.stream(port.getMethods())
                .filter(AnyNumber::takesSeveral)
                .map(Method::getName)
                .collect(Collectors.toSet());
    }

    private static boolean takesSeveral(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .anyMatch(
                        type ->
                                Iterable.class.isAssignableFrom(type)
                                        || Map.class.isAssignableFrom(type));
    }
}
