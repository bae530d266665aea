package plaza.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import plaza.core.StorageException;

class AcknowledgementsTest {
    private static final JournalPosition FIRST = new JournalPosition(1, 1);
    private static final JournalPosition SECOND = new JournalPosition(2, 1);

    private final List<Map<?, ?>> written = new ArrayList<>();
    private boolean away;
    private final Acknowledgements acknowledgements = new Acknowledgements(consumers());

    private JournalConsumers consumers() {
        return (JournalConsumers)
                Proxy.newProxyInstance(
                        JournalConsumers.class.getClassLoader(),
                        new Class<?>[] {JournalConsumers.class},
                        (_, _, arguments) -> {
                            if (away) {
                                throw StorageException.unavailable("The engine is away", null);
                            }
                            written.add((Map<?, ?>) arguments[0]);
                            return null;
                        });
    }

    @Test
    void howFarManyHaveComeIsOneWrite() {
        acknowledgements.reached("search", FIRST);
        acknowledgements.reached("trends", FIRST);
        acknowledgements.reached("search", SECOND);
        acknowledgements.writeInTime();

        assertThat(written).containsExactly(Map.of("search", SECOND, "trends", FIRST));
    }

    @Test
    void whatIsWrittenIsNotWrittenAgain() {
        acknowledgements.reached("search", FIRST);
        acknowledgements.write();
        acknowledgements.write();
        assertThat(written).hasSize(1);
        acknowledgements.reached("trends", SECOND);
        acknowledgements.write();

        assertThat(written).containsExactly(Map.of("search", FIRST), Map.of("trends", SECOND));
    }

    @Test
    void whatCouldNotBeWrittenWaits() {
        acknowledgements.reached("search", FIRST);
        away = true;
        assertThatThrownBy(acknowledgements::write).isInstanceOf(StorageException.class);
        away = false;
        acknowledgements.write();

        assertThat(written).containsExactly(Map.of("search", FIRST));
    }
}
