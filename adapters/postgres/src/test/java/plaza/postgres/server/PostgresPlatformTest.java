package plaza.postgres.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PostgresPlatformTest {
    @Test
    void macsOfBothKindsAreKnown() {
        assertThat(PostgresPlatform.of("Mac OS X", "aarch64"))
                .isEqualTo(PostgresPlatform.DARWIN_ARM_64);
        assertThat(PostgresPlatform.of("Mac OS X", "x86_64"))
                .isEqualTo(PostgresPlatform.DARWIN_X86_64);
    }

    @Test
    void onOtherSystemsTheWayOutIsNamed() {
        assertThatThrownBy(() -> PostgresPlatform.of("Windows 11", "amd64"))
                .isInstanceOf(PostgresServerException.class)
                .hasMessageContaining("PLAZA_POSTGRES_URL");
        assertThatThrownBy(() -> PostgresPlatform.of("Linux", "riscv64"))
                .isInstanceOf(PostgresServerException.class)
                .hasMessageContaining("riscv64");
    }
}
