package plaza.dynamodb.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.event.LeasesContract;
import plaza.core.event.Leases;
import plaza.dynamodb.DynamoForTests;
import plaza.dynamodb.Key;
import plaza.dynamodb.Shape;

@Tag("engine")
class DynamoLeasesTest extends LeasesContract {
    @RegisterExtension static final DynamoForTests DYNAMO = new DynamoForTests();

    @Override
    protected Leases process(Duration lasting) {
        return new DynamoLeases(DYNAMO.get(), UUID.randomUUID(), lasting, Clock.systemUTC());
    }

    @Test
    void whoHasALeaseDoesNotAskForItEachTime() {
        Leases patient = process(Duration.ofDays(1));
        assertThat(patient.hold(name)).isTrue();
        DYNAMO.get().table(Shape.COMMITS).delete(new Key("LEASES", "LEASE#" + name));
        assertThat(patient.hold(name)).isTrue();
        assertThat(other.hold(name)).as("nobody has it in DynamoDB").isTrue();
        patient.release(name);
        assertThat(patient.hold(name)).as("after it was given back").isFalse();
    }
}
