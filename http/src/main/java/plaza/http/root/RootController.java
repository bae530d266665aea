package plaza.http.root;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says what this is to whoever opens the address of the server: to people, and to programs. */
@Hidden
@RestController
class RootController {
    private static final String STYLE =
            "body{font:1.1rem/1.6 system-ui,sans-serif;max-width:36rem;margin:15vh auto;"
                    + "padding:0 1rem;color:#222;background:#fff}"
                    + "@media(prefers-color-scheme:dark){body{color:#ddd;background:#181818}"
                    + "a{color:#8bf}}";

    private static final String PAGE =
            """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>Plaza</title>
            <link rel="icon" href="data:,">
            <style>%s</style>
            </head>
            <body>
            <h1>Plaza</h1>
            <p>This is the server of a social platform. Apps and programs talk to it through its API.</p>
            <ul>
            <li><a href="/docs">What the API can do, to read and to try</a></li>
            <li><a href="/openapi.json">The same for programs (OpenAPI)</a></li>
            </ul>
            </body>
            </html>
            """
                    .formatted(STYLE);

    /** The page loads nothing, and runs nothing; its own style is the only one. */
    private static final String POLICY =
            "default-src 'none'; style-src '%s'; img-src data:; base-uri 'none';"
                            .formatted(hash(STYLE))
                    + " form-action 'none'; frame-ancestors 'none'";

    /** Where to go on from here. */
    record Entrance(String name, String docs, String description, String capabilities) {}

    @GetMapping(path = "/", produces = MediaType.APPLICATION_JSON_VALUE)
    Entrance entrance(HttpServletResponse response) {
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        return new Entrance("Plaza", "/docs", "/openapi.json", "/api/capabilities");
    }

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    String page(HttpServletResponse response) {
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        response.setHeader("Content-Security-Policy", POLICY);
        return PAGE;
    }

    private static String hash(String text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] hash = sha256.digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
