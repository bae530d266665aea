package plaza.core.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import plaza.contracts.Samples;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.Ids;
import plaza.core.StorageException;
import plaza.core.id.UserId;
import plaza.core.idempotency.IdempotentRequests.Answer;
import plaza.memory.idempotency.MemoryIdempotencyStore;

class IdempotentRequestsTest {
    private final IdempotentRequests requests =
            new IdempotentRequests(
                    new MemoryIdempotencyStore(), new Ids(Clock.systemUTC()), Clock.systemUTC());
    private final UserId user = Samples.userId();
    private final List<UUID> ids = new ArrayList<>();

    private Answer<String> run(String body) {
        return requests.run(user, "key", body, id -> made(id, body), _ -> body + " was done");
    }

    private String made(UUID id, String body) {
        ids.add(id);
        return body + " was done";
    }

    private void fails(String body, RuntimeException failure) {
        Function<UUID, String> failing =
                id -> {
                    ids.add(id);
                    throw failure;
                };
        assertThatThrownBy(() -> requests.run(user, "key", body, failing, failing))
                .isSameAs(failure);
    }

    @ParameterizedTest
    @EnumSource
    void whatWasRefusedMayBeCorrectedUnderTheSameKeyAndId(ErrorKind kind) {
        fails("wrong", DomainException.of(kind, "no"));
        if (kind == ErrorKind.UNAVAILABLE) {
            assertThatThrownBy(() -> run("corrected")).hasMessageContaining("not valid");
            assertThat(run("wrong").made()).isEqualTo("wrong was done");
        } else {
            assertThat(run("corrected")).isEqualTo(new Answer<>("corrected was done", false));
            assertThat(run("corrected")).isEqualTo(new Answer<>("corrected was done", true));
            assertThatThrownBy(() -> run("wrong")).isInstanceOf(DomainException.class);
        }
        assertThat(ids).hasSize(2).containsOnly(ids.getFirst());
    }

    @Test
    void whatMayHaveBeenDoneBindsTheKey() {
        for (RuntimeException failure :
                List.of(
                        StorageException.unavailable("away", null),
                        new IllegalStateException("odd"))) {
            fails("first", failure);
            assertThatThrownBy(() -> run("second")).isInstanceOf(DomainException.class);
        }
        assertThat(run("first").made()).isEqualTo("first was done");
        assertThat(ids).containsOnly(ids.getFirst());
    }

    @Test
    void whatWasDoneWhileTheSameRequestWasRefusedIsAnsweredAgain() {
        Answer<String> done =
                requests.run(
                        user,
                        "key",
                        "body",
                        id -> {
                            fails("body", DomainException.notFound("post"));
                            return made(id, "body");
                        },
                        _ -> "body was done");
        assertThat(done.replayed()).isFalse();
        assertThat(run("body")).isEqualTo(new Answer<>(done.made(), true));
        assertThatThrownBy(() -> run("other")).isInstanceOf(DomainException.class);
        assertThat(ids).containsOnly(ids.getFirst());
    }
}
