package plaza.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class LazyBuffersTest {
    private final LazyBuffers buffers = new LazyBuffers();

    private static byte[] rest(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    @Test
    void whatIsWrittenIsRead() {
        buffers.configureReadBufferForWrite();
        buffers.getReadBuffer().put(new byte[] {1, 2, 3});
        buffers.configureReadBufferForRead();
        assertThat(buffers.getReadBuffer().get()).isEqualTo((byte) 1);
        buffers.configureReadBufferForWrite();
        buffers.getReadBuffer().put((byte) 4);
        buffers.configureReadBufferForRead();

        assertThat(rest(buffers.getReadBuffer())).containsExactly(2, 3, 4);
        assertThat(buffers.isReadBufferEmpty()).isTrue();
    }

    @Test
    void onlyWhatIsEmptyIsLetGoOf() {
        buffers.configureWriteBufferForWrite();
        ByteBuffer first = buffers.getWriteBuffer().put((byte) 1);
        buffers.release();
        assertThat(buffers.getWriteBuffer()).isSameAs(first);

        buffers.configureWriteBufferForRead();
        buffers.getWriteBuffer().get();
        buffers.release();
        assertThat(buffers.isWriteBufferEmpty()).isTrue();
        assertThat(buffers.getWriteBuffer()).isNotSameAs(first);
        assertThat(buffers.getWriteBuffer().hasRemaining()).isFalse();
        buffers.configureWriteBufferForWrite();
        assertThat(buffers.getWriteBuffer().remaining()).isEqualTo(8_192);
    }

    @Test
    void aLongAnswerHasALargerBufferAndAVeryLongOneNoneThatIsLargerStill() {
        for (long[] lengthAndRoom :
                new long[][] {{-1, 8_192}, {100, 8_192}, {20_000, 21_024}, {1L << 40, 32_768}}) {
            var fitted = new LazyBuffers();
            fitted.fit(() -> lengthAndRoom[0]);
            fitted.configureWriteBufferForWrite();
            assertThat(fitted.getWriteBuffer().remaining()).isEqualTo((int) lengthAndRoom[1]);
            fitted.configureReadBufferForWrite();
            assertThat(fitted.getReadBuffer().remaining()).isEqualTo(8_192);
        }
    }

    @Test
    void whatIsPutBackComesFirstEvenWhereBuffersAreSmall() {
        buffers.shrink();
        buffers.configureReadBufferForWrite();
        buffers.getReadBuffer().put((byte) 9);
        byte[] large = new byte[20_000];
        large[0] = 7;
        buffers.unReadReadBuffer(ByteBuffer.wrap(large));
        buffers.configureReadBufferForRead();

        byte[] all = rest(buffers.getReadBuffer());
        assertThat(all).hasSize(20_001);
        assertThat(all[0]).isEqualTo((byte) 7);
        assertThat(all[20_000]).isEqualTo((byte) 9);
    }
}
