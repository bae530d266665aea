package plaza.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plaza.core.StorageException;

class PartFileTest {
    @TempDir Path folder;

    /** A channel that is closed refuses each write, as one to a full disk does. */
    @Test
    void aWriteThatFailsIsAStorageException() throws IOException {
        FileChannel channel =
                FileChannel.open(
                        folder.resolve("x"),
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE);
        channel.close();
        var part = new PartFile(channel, new DiskRoom(0, () -> 0));

        StorageException failure =
                catchThrowableOfType(
                        StorageException.class,
                        () -> part.write(new byte[1_000_000], 0, 1_000_000));

        assertThat(failure).hasMessage("The folder for media cannot be written to");
        assertThat(failure.isTransient()).isTrue();
    }
}
