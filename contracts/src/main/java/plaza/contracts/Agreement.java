package plaza.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.Page;
import plaza.core.PageRequest;

/**
 * That two adapters of a port answer alike, and refuse alike, whatever they are asked: every
 * operation, in random sequences, with arguments from pools that are small enough for calls to
 * meet. Lists are read to their end, in pages of several sizes. A sequence has a number, which a
 * failure names: {@code -Dplaza.test.sequence=NUMBER} repeats it.
 *
 * @param <P> the port
 */
public final class Agreement<P> {
    private static final int CALLS_IN_A_ROUND = 60;
    private static final int FEWEST_CALLS = 10;

    /** So many times as many rounds go by, at most, until what is seldom found is found. */
    private static final int MOST = 4;

    /** More than any list of such a test has. */
    private static final int ENDLESS = 10_000;

    private final Class<P> port;
    private final List<Method> calls;
    private final Set<String> unordered = new HashSet<>();
    private int rounds = 40;

    private Agreement(Class<P> port) {
        this.port = port;
        this.calls = new ArrayList<>(Arguments.callsOf(port));
    }

    /** To begin with: every operation is called as often as every other. */
    public static <P> Agreement<P> on(Class<P> port) {
        return new Agreement<>(port);
    }

    /** An operation is called so many times as often, so that there is something to be found. */
    public Agreement<P> often(int times, String operation) {
        calls.addAll(
                Collections.nCopies(times - 1, named(operation)).stream()
                        .flatMap(List::stream)
                        .toList());
        return this;
    }

    /** What an operation lists is in no order. */
    public Agreement<P> inAnyOrder(String operation) {
        assertThat(named(operation)).isNotEmpty();
        unordered.add(operation);
        return this;
    }

    /** An operation is not called: its answers are the adapter's own. */
    public Agreement<P> without(String operation) {
        calls.removeAll(named(operation));
        return this;
    }

    /**
     * How often there are new people and things; 40 times otherwise, and a quarter of them in the
     * ordinary run. It goes on until every operation has said something.
     */
    public Agreement<P> rounds(int number) {
        this.rounds = number;
        return this;
    }

    private List<Method> named(String operation) {
        List<Method> named =
                calls.stream().filter(call -> call.getName().equals(operation)).distinct().toList();
        assertThat(named).as(operation + " of " + port.getSimpleName()).isNotEmpty();
        return named;
    }

    /**
     * Asks both.
     *
     * @param pools says what the arguments of a round are drawn from
     */
    public void holds(P reference, P store, Consumer<Arguments> pools) {
        long number = Long.getLong("plaza.test.sequence", new Random().nextLong());
        var random = new Random(number);
        Map<Method, Tally> tallies = new LinkedHashMap<>();
        int enough = Effort.of(Math.ceilDiv(rounds, 4), rounds);
        for (int round = 0; round < MOST * rounds; round++) {
            if (round >= enough && calls.stream().allMatch(each -> saysEnough(tallies, each))) {
                break;
            }
            Arguments arguments = basic(random);
            pools.accept(arguments);
            List<String> before = new ArrayList<>();
            for (int i = 0; i < CALLS_IN_A_ROUND; i++) {
                Method method = arguments.one(calls);
                var call = new Call(method, Arrays.asList(arguments.of(port, method)));
                @Nullable Object expected = answer(reference, call);
                before.add(call + " → " + expected);
                assertThat(answer(store, call))
                        .as(() -> description(number, before))
                        .isEqualTo(expected);
                tallies.computeIfAbsent(method, _ -> new Tally()).note(expected);
            }
        }
        calls.forEach(each -> tallies.getOrDefault(each, new Tally()).check(each, number));
    }

    private static boolean saysEnough(Map<Method, Tally> tallies, Method method) {
        Tally tally = tallies.get(method);
        return tally != null && tally.saysEnough(method);
    }

    private static Arguments basic(Random random) {
        var basic = new Arguments(random);
        return basic.of(int.class, IntStream.rangeClosed(1, 6).boxed().toList())
                .made(long.class, () -> (long) random.nextInt(9))
                .of(String.class, List.of("one", "zwei", "три", "四 👍🏿", " '%_\\"))
                .made(
                        PageRequest.class,
                        () -> PageRequest.first(basic.one(List.of(1, 2, 3, 5, 8, 100))));
    }

    private String description(long number, List<String> calls) {
        return "%s, sequence %d (-Dplaza.test.sequence=%d repeats it), with these calls:%n%s"
                .formatted(port.getSimpleName(), number, number, String.join("\n", calls));
    }

    private record Call(Method method, List<@Nullable Object> arguments) {
        @Nullable Object on(Object adapter) {
            return EveryCall.invoke(adapter, method, arguments.toArray());
        }

        Call with(PageRequest page) {
            List<@Nullable Object> changed = new ArrayList<>(arguments);
            changed.replaceAll(each -> each instanceof PageRequest ? page : each);
            return new Call(method, changed);
        }

        @Override
        public String toString() {
            return method.getName() + arguments;
        }
    }

    /** A refusal, which is as good as an answer. */
    private record Refused(Object why) {}

    private @Nullable Object answer(P adapter, Call call) {
        try {
            for (Object argument : call.arguments()) {
                if (argument instanceof PageRequest page) {
                    return Page.all(page.limit(), next -> (Page<?>) call.with(next).on(adapter))
                            .limit(ENDLESS)
                            .toList();
                }
            }
            @Nullable Object answer = call.on(adapter);
            return unordered.contains(call.method().getName()) ? counted(answer) : answer;
        } catch (DomainException e) {
            return new Refused(e.kind());
        } catch (IllegalArgumentException e) {
            return new Refused(e.getClass());
        }
    }

    /** What is listed, and how often each. */
    private static @Nullable Object counted(@Nullable Object answer) {
        return switch (answer) {
            case List<?> list ->
                    list.stream()
                            .collect(
                                    Collectors.groupingBy(
                                            Function.identity(), Collectors.counting()));
            case Map<?, ?> map -> {
                Map<Object, @Nullable Object> counted = new HashMap<>();
                map.forEach((key, value) -> counted.put(key, counted(value)));
                yield counted;
            }
            case null, default -> answer;
        };
    }

    /** How often an operation was called, and whether its answers say anything. */
    private static final class Tally {
        private int calls;
        private final Set<String> unlike = new HashSet<>();

        void note(@Nullable Object answer) {
            calls++;
            if (unlike.size() < 2) {
                unlike.add(String.valueOf(answer));
            }
        }

        boolean saysEnough(Method method) {
            return calls >= FEWEST_CALLS
                    && (method.getReturnType() == void.class || unlike.size() == 2);
        }

        void check(Method method, long number) {
            String what = "%s in sequence %d".formatted(method.getName(), number);
            assertThat(calls).as(what + " is called").isGreaterThanOrEqualTo(FEWEST_CALLS);
            if (method.getReturnType() != void.class) {
                assertThat(unlike).as(what + " does not always answer the same").hasSize(2);
            }
        }
    }
}
