package plaza.engines.recipe;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks engines that speak HTTP. */
final class Http {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private Http() {}

    /** The body of an answer that is a success. */
    static String get(URI address) throws IOException, InterruptedException {
        HttpResponse<String> answer = answer(address);
        if (answer.statusCode() != 200) {
            throw new IOException(address + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    static HttpResponse<String> answer(URI address) throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(PATIENCE)
                        .build()) {
            return client.send(
                    HttpRequest.newBuilder(address).timeout(PATIENCE).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
