package plaza.app.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir Path folder;

    @Test
    void aMissingFolderIsCreatedAndNothingIsLeftInIt() {
        DataDirectory data = DataDirectory.open(folder.resolve("a/b"));

        assertThat(data.path()).isEmptyDirectory();
        assertThat(data.freeBytes()).isPositive();
    }

    @Test
    void aFileInItsPlaceIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> DataDirectory.open(file))
                .isInstanceOf(DataDirectoryException.class)
                .hasMessageContaining(file + " is a file");
        assertThatThrownBy(() -> DataDirectory.open(file.resolve("below")))
                .isInstanceOf(DataDirectoryException.class)
                .hasMessageContaining(file.toString())
                .hasMessageNotContaining("\n");
    }

    @Test
    void aSecretIsMadeOnceAndForItsOwnerOnly() throws IOException {
        DataDirectory data = DataDirectory.open(folder);

        var first = data.secret("session.secret");

        assertThat(data.secret("session.secret")).isEqualTo(first);
        assertThat(first.reveal().length()).isGreaterThanOrEqualTo(32);
        assertThat(data.secret("other.secret")).isNotEqualTo(first);
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(folder.resolve("session.secret"))))
                .isEqualTo("rw-------");
    }

    @Test
    void anEmptySecretIsNotUsed() throws IOException {
        Files.createFile(folder.resolve("session.secret"));

        assertThatThrownBy(() -> DataDirectory.open(folder).secret("session.secret"))
                .isInstanceOf(DataDirectoryException.class)
                .hasMessageContaining("session.secret");
    }
}
