package plaza.app.testing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import javax.imageio.ImageIO;
import tools.jackson.databind.json.JsonMapper;

/** Pictures that are drawn, and uploaded. */
public final class Picture {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Picture() {}

    /** Uploads a small picture; answers its key. */
    public static String upload(Person owner, String purpose) {
        String boundary = UUID.randomUUID().toString();
        var body = new ByteArrayOutputStream();
        body.writeBytes(
                text(
                        "--%1$s\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\n%2$s\r\n"
                                        .formatted(boundary, purpose)
                                + "--%s\r\n".formatted(boundary)
                                + "Content-Disposition: form-data; name=\"file\";"
                                + " filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n"));
        body.writeBytes(drawn());
        body.writeBytes(text("\r\n--%s--\r\n".formatted(boundary)));
        HttpRequest request =
                HttpRequest.newBuilder(owner.api().server().resolve("/api/media/upload"))
                        .header("Authorization", "Bearer " + owner.token())
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                        .build();
        try {
            var answer = CLIENT.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 201) {
                throw new AssertionError(answer.statusCode() + " " + answer.body());
            }
            return JsonMapper.shared().readTree(answer.body()).get("key").asString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static byte[] drawn() {
        var image = new BufferedImage(40, 60, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                image.setRGB(x, y, ((x * 6) << 16) | ((y * 4) << 8) | ((x * y) & 0xFF));
            }
        }
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
