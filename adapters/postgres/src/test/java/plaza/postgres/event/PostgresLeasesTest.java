package plaza.postgres.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.event.LeasesContract;
import plaza.core.event.Leases;
import plaza.postgres.DatabaseForTests;

@Tag("engine")
class PostgresLeasesTest extends LeasesContract {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    @Override
    protected Leases process(Duration lasting) {
        return new PostgresLeases(DATABASE.get(), UUID.randomUUID(), lasting);
    }

    @Test
    void whoHasALeaseDoesNotAskForItEachTime() {
        Leases patient = process(Duration.ofDays(1));
        assertThat(patient.hold(name)).isTrue();
        DATABASE.get().sql("DELETE FROM leases WHERE name = :name").bind("name", name).execute();
        assertThat(patient.hold(name)).isTrue();
        assertThat(other.hold(name)).as("nobody has it in the table").isTrue();
        patient.release(name);
        assertThat(process(LASTING).hold(name)).as("it was not his to give back").isFalse();
    }
}
