package plaza.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own with a small heap, which ends when that is not enough. */
class PicturesInLittleMemoryTest {
    private static final long HEAP = 64 << 20;

    @TempDir static Path folder;

    /** Each would take a heap of 64 MiB by itself, or most of it, if it were decoded as it is. */
    private static Map<String, byte[]> shapes() {
        return Map.ofEntries(
                Map.entry("1-bit.png", MadePictures.png(6_000, 6_000, 1, 0, false)),
                Map.entry("RGBA-16.png", MadePictures.png(2_200, 2_200, 16, 6, false)),
                Map.entry("Adam7.png", MadePictures.png(3_000, 3_000, 8, 2, true)),
                Map.entry("palette.png", MadePictures.png(5_000, 5_000, 8, 3, false)),
                Map.entry("wide.png", MadePictures.png(500_000, 90, 8, 2, false)),
                Map.entry("tall.png", MadePictures.png(9, 2_000_000, 8, 2, false)),
                Map.entry("baseline.jpg", MadePictures.jpeg(4_000, 4_000, false, 9, 9, 9)),
                Map.entry("inks.jpg", MadePictures.jpeg(3_000, 3_000, false, 9, 9, 9, 9)),
                Map.entry("progressive.jpg", MadePictures.jpeg(1_600, 1_600, true, 9, 9, 9)),
                Map.entry("canvas.gif", MadePictures.gif(8, 8, 300, 300, 7_000, 7_000)),
                Map.entry("lossy.webp", MadePictures.webp("lossy.webp")),
                Map.entry("lossless.webp", MadePictures.webp("lossless.webp")));
    }

    @BeforeAll
    static void draw() throws IOException {
        Files.createDirectories(folder.resolve("files"));
        for (var shape : shapes().entrySet()) {
            Files.write(folder.resolve("files").resolve(shape.getKey()), shape.getValue());
        }
    }

    private String run(long budget) throws IOException, InterruptedException {
        var builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + HEAP,
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PicturesInLittleMemory.class.getName(),
                        folder.toString(),
                        Long.toString(budget));
        builder.redirectErrorStream(true);
        Process process = builder.start();
        try (var out = process.getInputStream()) {
            String said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() + " " + said.strip();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void picturesOfEveryShapeFitASmallHeap() throws IOException, InterruptedException {
        assertThat(run(DecodeBudget.ofHeap(HEAP))).startsWith("0 ").endsWith("made all of 12");
    }

    /** So that the test above means something. */
    @Test
    void withoutABudgetTheyDoNot() throws IOException, InterruptedException {
        assertThat(run(100 * HEAP)).startsWith("3 ").contains("OutOfMemoryError");
    }
}
