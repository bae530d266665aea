package plaza.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import plaza.core.account.PasswordHash;

class Argon2PasswordsTest {
    private final Argon2Passwords hasher = new Argon2Passwords();

    @Test
    void aPasswordMatchesItsHashOnly() {
        PasswordHash hash = hasher.hash("correct horse");
        assertThat(hash.encoded()).startsWith("$argon2id$v=19$m=16384,t=2,p=1$");
        assertThat(hasher.matches("correct horse", hash)).isTrue();
        assertThat(hasher.matches("correct horsf", hash)).isFalse();
        assertThat(hasher.hash("correct horse")).isNotEqualTo(hash);
    }

    @Test
    void noPasswordMatchesAnAccountWithoutOne() {
        assertThat(hasher.matches("a password that nobody has", PasswordHash.NONE)).isFalse();
        assertThat(hasher.matches("!", PasswordHash.NONE)).isFalse();
    }

    @Test
    void manyAtATimeTakeTurns() throws InterruptedException, ExecutionException {
        PasswordHash hash = hasher.hash("correct horse");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var matches =
                    IntStream.range(0, 8)
                            .mapToObj(
                                    _ ->
                                            threads.submit(
                                                    () -> hasher.matches("correct horse", hash)))
                            .toList();
            for (Future<Boolean> match : matches) {
                assertThat(match.get()).isTrue();
            }
        }
    }
}
