package plaza.contracts;

import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plaza.core.Ids;

/**
 * Arguments for the calls of ports, by the types of their parameters. What a table says of a type,
 * or of a type under a name, is taken; constants, collections, maps, suppliers and records are made
 * of what they consist of. What is not said is drawn at random: the same from the same random
 * numbers.
 */
public final class Arguments {
    private final Random random;
    private final Map<Class<?>, Supplier<?>> byType = new HashMap<>();
    private final Map<String, Map<Class<?>, Supplier<?>>> byName = new HashMap<>();
    private int fewest;
    private int most = 3;
    private int outOf = 4;

    public Arguments(Random random) {
        this.random = random;
        made(boolean.class, random::nextBoolean);
    }

    /** A value of a type is one of these. */
    public <T> Arguments of(Class<T> type, List<? extends T> values) {
        return made(type, () -> one(values));
    }

    /** A value of a type is made anew. */
    public <T> Arguments made(Class<T> type, Supplier<? extends T> maker) {
        byType.put(boxed(type), maker);
        return this;
    }

    /** As {@link #made}, of parameters and components of records that have a name. */
    public <T> Arguments named(String name, Class<T> type, Supplier<? extends T> maker) {
        byName.computeIfAbsent(name, _ -> new HashMap<>()).put(boxed(type), maker);
        return this;
    }

    /** Collections have this many elements, before equal ones become one; 0 to 3 otherwise. */
    public Arguments sized(int atLeast, int atMost) {
        this.fewest = atLeast;
        this.most = atMost;
        return this;
    }

    /** What may be null is not; otherwise one of four is. */
    public Arguments withoutNull() {
        this.outOf = 0;
        return this;
    }

    public Random random() {
        return random;
    }

    /** An id of a time. */
    public UUID id(Instant at) {
        return Ids.of(at, random.nextInt(), random.nextLong());
    }

    /** A moment within ten months, at which something begins that others did not see. */
    public Instant start() {
        return Instant.parse("2026-01-04T12:00:00Z")
                .plus(Duration.ofMinutes(random.nextInt(432_000)));
    }

    /** One of these. */
    public <T> T one(List<? extends T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** Some of these, none twice. */
    public <T> List<T> some(List<? extends T> values) {
        return List.copyOf(several(() -> one(values)));
    }

    /** A value of a type. */
    public <T> T one(Class<T> type) {
        return boxed(type).cast(value(type, ""));
    }

    private <T> Set<T> several(Supplier<? extends T> maker) {
        Set<T> drawn = new LinkedHashSet<>();
        for (int size = fewest + random.nextInt(most - fewest + 1); size > 0; size--) {
            drawn.add(maker.get());
        }
        return drawn;
    }

    /**
     * Arguments for a call.
     *
     * @throws AssertionError where there are none, saying what to add
     */
    public @Nullable Object[] of(Class<?> port, Method method) {
        try {
            Map<TypeVariable<?>, Type> bound = bound(port);
            return Arrays.stream(method.getParameters())
                    .map(
                            each -> {
                                Type type = each.getParameterizedType();
                                return value(
                                        each.getAnnotatedType(),
                                        bound.getOrDefault(type, type),
                                        each.getName());
                            })
                    .toArray();
        } catch (NoArgument e) {
            throw new AssertionError(
                    "There is no argument for %s.%s: add a line for %s to its table of arguments."
                            .formatted(port.getSimpleName(), method.getName(), e.getMessage()),
                    e);
        }
    }

    /** The calls of a port, always in the same order. */
    public static List<Method> callsOf(Class<?> port) {
        return Stream.of(port.getMethods())
                .filter(method -> !method.isBridge() && !Modifier.isStatic(method.getModifiers()))
                .sorted(Comparator.comparing(Method::toGenericString))
                .toList();
    }

    /** What the variables of the interfaces above a port stand for. */
    private static Map<TypeVariable<?>, Type> bound(Class<?> port) {
        Map<TypeVariable<?>, Type> bound = new HashMap<>();
        bind(port, bound);
        return bound;
    }

    private static void bind(Class<?> type, Map<TypeVariable<?>, Type> bound) {
        for (Type above : type.getGenericInterfaces()) {
            if (above instanceof ParameterizedType known) {
                TypeVariable<?>[] variables = raw(above).getTypeParameters();
                for (int i = 0; i < variables.length; i++) {
                    Type argument = known.getActualTypeArguments()[i];
                    bound.put(variables[i], bound.getOrDefault(argument, argument));
                }
            }
            bind(raw(above), bound);
        }
    }

    private static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> it -> it;
            case ParameterizedType it -> raw(it.getRawType());
            case WildcardType it -> raw(it.getUpperBounds()[0]);
            default -> throw new NoArgument(type);
        };
    }

    private @Nullable Object value(AnnotatedElement annotated, Type type, String name) {
        boolean none = annotated.isAnnotationPresent(Nullable.class) && outOf > 0;
        return none && random.nextInt(outOf) == 0 ? null : value(type, name);
    }

    private Object value(Type type, String name) {
        Class<?> raw = raw(type);
        Supplier<?> said =
                byName.getOrDefault(name, Map.of())
                        .getOrDefault(boxed(raw), byType.get(boxed(raw)));
        if (said != null) {
            return said.get();
        }
        if (raw.isEnum()) {
            return one(List.of(raw.getEnumConstants()));
        }
        if (raw.isRecord()) {
            return made(raw);
        }
        if (raw == Supplier.class) {
            Object drawn = part(type, 0, name);
            return (Supplier<Object>) () -> drawn;
        }
        if (raw == Map.class) {
            Map<Object, Object> drawn = new LinkedHashMap<>();
            several(() -> part(type, 0, name)).forEach(key -> drawn.put(key, part(type, 1, name)));
            return drawn;
        }
        if (raw == Set.class) {
            return several(() -> part(type, 0, name));
        }
        if (raw == List.class || raw == Collection.class) {
            return new ArrayList<>(several(() -> part(type, 0, name)));
        }
        throw new NoArgument(type);
    }

    private Object part(Type type, int index, String name) {
        if (type instanceof ParameterizedType known) {
            return value(known.getActualTypeArguments()[index], name);
        }
        throw new NoArgument(type);
    }

    /** A record of what its components may be. */
    private Object made(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values =
                Stream.of(components)
                        .map(
                                each ->
                                        value(
                                                each.getAnnotatedType(),
                                                each.getGenericType(),
                                                each.getName()))
                        .toArray();
        try {
            return type.getDeclaredConstructor(
                            Stream.of(components)
                                    .map(RecordComponent::getType)
                                    .toArray(Class<?>[]::new))
                    .newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new NoArgument(type, e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> Class<T> boxed(Class<T> type) {
        return (Class<T>) MethodType.methodType(type).wrap().returnType();
    }

    /** Of this type none is known, and none can be made. */
    private static final class NoArgument extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoArgument(Type type) {
            super(type.getTypeName());
        }

        NoArgument(Type type, Throwable cause) {
            super(type.getTypeName(), cause);
        }
    }
}
