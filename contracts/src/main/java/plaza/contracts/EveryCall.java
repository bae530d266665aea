package plaza.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plaza.contracts.ledger.LedgerSamples;
import plaza.core.PageRequest;
import plaza.core.account.AccountEvent;
import plaza.core.engine.AdapterContext;
import plaza.core.engine.Engine;
import plaza.core.engine.EngineSite;
import plaza.core.engine.TimeoutSettings;
import plaza.core.event.Broadcast;
import plaza.core.event.Event;
import plaza.core.event.Journal;
import plaza.core.id.UserId;
import plaza.core.ledger.Ledger;
import plaza.core.ledger.LedgerAccount;
import plaza.core.ledger.Transaction;
import plaza.core.media.MediaStore;
import plaza.core.notification.PreferenceChange;
import plaza.core.platform.Platform;
import plaza.core.post.Post;
import plaza.core.post.PostKey;
import plaza.core.reply.ReplyStore;
import plaza.core.setting.Setting;
import plaza.core.setting.Settings;
import plaza.core.timeline.TimelineEntry;

/**
 * One call of every operation of every port that an engine has, with arguments by their types. What
 * an argument cannot be made of by itself is a line here.
 */
public final class EveryCall {
    private EveryCall() {}

    /** One call of one operation. */
    public record Call(String name, Runnable body) {}

    /** Every operation of a port on an adapter of it, named like {@code LikeStore.put}. */
    public static <P> List<Call> on(Class<P> port, P adapter) {
        return calls(port, adapter, new HashSet<>());
    }

    /**
     * Every operation of every port of an engine, and whether it is there.
     *
     * @param inProcess the adapters in this process that those of the engine are made with
     * @param asksNobody operations that do not ask the engine, or not with any argument
     */
    public static <C extends AutoCloseable> List<Call> on(
            Engine<C> engine, C connection, Map<Class<?>, ?> inProcess, String... asksNobody) {
        var context =
                new AdapterContext(
                        new EngineSite(settings(engine), Path.of("target"), null),
                        Clock.systemUTC(),
                        UUID.randomUUID(),
                        new AdapterContext.Room(1_000, 1_000),
                        new Unguarded(inProcess));
        Set<String> without = new HashSet<>(Set.of(asksNobody));
        List<Call> calls = new ArrayList<>();
        for (Class<?> port : engine.adapters().all()) {
            Object adapter = engine.adapters().make(port, connection, context);
            calls.addAll(calls(port, adapter, without));
        }
        calls.add(new Call("check", () -> engine.check(connection)));
        if (!without.isEmpty()) {
            throw new IllegalArgumentException(engine.name() + " has no operations " + without);
        }
        return calls;
    }

    private static List<Call> calls(Class<?> port, Object adapter, Set<String> without) {
        List<Call> calls = new ArrayList<>();
        for (Method method : Arguments.callsOf(port)) {
            String name = port.getSimpleName() + "." + method.getName();
            if (!without.remove(name)) {
                @Nullable Object[] arguments = arguments(port).of(port, method);
                calls.add(new Call(name, () -> invoke(adapter, method, arguments)));
            }
        }
        return calls;
    }

    /** Has an adapter answer; what it throws is thrown. */
    static @Nullable Object invoke(Object adapter, Method method, @Nullable Object[] arguments) {
        try {
            return method.invoke(adapter, arguments);
        } catch (InvocationTargetException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case IOException failure -> throw new UncheckedIOException(failure);
                case null, default -> throw new AssertionError(e);
            }
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static Settings settings(Engine<?> engine) {
        List<Setting<?>> all =
                Stream.concat(
                                Platform.SECTIONS.stream(),
                                Stream.of(TimeoutSettings.SECTION, engine.settings()))
                        .<Setting<?>>flatMap(section -> section.settings().stream())
                        .toList();
        return Settings.read(all, Map.of());
    }

    private static Arguments arguments(Class<?> port) {
        var all = new Arguments(new Random(1)).sized(1, 2).withoutNull();
        return all.made(UUID.class, () -> Samples.userId().value())
                .made(Instant.class, Samples::now)
                .made(Double.class, () -> 0.5)
                // Between two equal times there is nothing to ask for.
                .named("since", Instant.class, () -> Samples.now().minusSeconds(60))
                .made(LocalDate.class, () -> LocalDate.EPOCH)
                .made(Duration.class, () -> Duration.ofMinutes(1))
                // That of a rebuild is a time.
                .made(String.class, Instant.EPOCH::toString)
                .named("key", String.class, () -> "reels/" + Samples.sessionId() + ".mp4")
                .made(int.class, () -> 10)
                .made(long.class, () -> 10L)
                .made(PageRequest.class, () -> PageRequest.first(10))
                .made(Event.class, () -> registered(all.one(UserId.class)))
                .made(Journal.PrimaryWrite.class, () -> () -> true)
                .made(MediaStore.Content.class, () -> out -> out.write(1))
                .made(Broadcast.Receiver.class, NobodyListens::new)
                .made(Ledger.Reader.class, NobodyReads::new)
                .made(LedgerAccount.class, () -> LedgerAccount.balance(all.one(UserId.class)))
                .named("entries", List.class, List::of)
                .made(Post.class, () -> post(port, all.one(UserId.class)))
                .made(Transaction.class, () -> topUp(all.one(UserId.class)))
                .made(PreferenceChange.class, () -> new PreferenceChange(Set.of(), Set.of()))
                .made(TimelineEntry.class, () -> pushed(all.one(UserId.class)));
    }

    private static Event registered(UserId person) {
        return new AccountEvent.AccountRegistered(person, Samples.now());
    }

    private static Post post(Class<?> port, UserId author) {
        return port == ReplyStore.class
                ? Samples.reply(author, Samples.postId(author))
                : Samples.post(author);
    }

    private static TimelineEntry pushed(UserId author) {
        return TimelineEntry.of(new PostKey(Samples.postId(author), author));
    }

    private static Transaction topUp(UserId person) {
        return LedgerSamples.topUp(person, 100, Samples.now());
    }

    /** The call matters, not what it finds. */
    private static final class NobodyReads implements Ledger.Reader {
        @Override
        public void transaction(Transaction transaction, List<Ledger.Booking> bookings) {}

        @Override
        public void balance(LedgerAccount account, long cents) {}
    }

    /** As {@link NobodyReads}. */
    private static final class NobodyListens implements Broadcast.Receiver {
        @Override
        public void receive(String message) {}

        @Override
        public void missed() {}
    }

    /** Makes adapters without a guard around them. */
    private record Unguarded(Map<Class<?>, ?> inProcess) implements AdapterContext.Others {
        @Override
        public <P> P guarded(Class<P> part, P adapter) {
            return adapter;
        }

        @Override
        public <T> T shared(Class<T> type) {
            return type.cast(Platform.EVENTS);
        }

        @Override
        public <P> P inProcess(Class<P> port) {
            return port.cast(Objects.requireNonNull(inProcess.get(port), port.getName()));
        }
    }
}
