package plaza.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.lettuce.core.RedisURI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plaza.core.StorageException;

class RedisAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis://127.0.0.1:6379",
                "redis://one:6381,two:6382",
                "rediss://user:pass%2Cword@one:6381,[::1]:6382/0",
            })
    void oneHostAndSeveralAreUnderstood(String address) {
        assertThat(RedisAddress.understands(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis://",
                "redis://one:6381,",
                "redis://one:6381,,two:6382",
                "redis://one:6381,two:65536",
                "redis://one:6381,two:many",
            })
    void whatIsNoHostAmongThemIsNot(String address) {
        assertThat(RedisAddress.understands(address)).isFalse();
    }

    @Test
    void eachNodeOfAClusterHasTheUserAndThePassword() {
        RedisAddress address = RedisAddress.of("rediss://ann:secret@one:6381,two:6382", true);
        assertThat(address.nodes())
                .extracting(RedisURI::getHost, RedisURI::getPort, RedisURI::isSsl)
                .containsExactly(tuple("one", 6381, true), tuple("two", 6382, true));
        assertThat(address.nodes())
                .map(node -> node.getCredentialsProvider().resolveCredentials().block())
                .doesNotContainNull()
                .extracting("username")
                .containsExactly("ann", "ann");
        assertThat(address.text()).isEqualTo("one:6381, two:6382").doesNotContain("secret");
    }

    @Test
    void severalHostsThatAreNoClusterAreRefusedWithWhatToDo() {
        assertThatThrownBy(() -> RedisAddress.of("redis://:secret@one:6381,two:6382", false))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.isTransient()).isFalse())
                .hasMessageContaining("redis.cluster to true")
                .hasMessageNotContaining("secret");
    }
}
