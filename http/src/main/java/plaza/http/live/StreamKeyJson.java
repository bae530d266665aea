package plaza.http.live;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * With what a host's encoder publishes.
 *
 * @param key shown this once
 */
@Schema(name = "StreamKey")
record StreamKeyJson(String key) {}
