package plaza.app.config;

import java.net.URI;
import java.util.Optional;
import plaza.core.setting.Section;
import plaza.core.setting.Setting;
import plaza.core.setting.ValueType;

/** Where the server listens. */
public final class ServerSettings {
    static final Section SECTION = Section.named("server");

    /** 0 for any free one. */
    public static final Setting<Integer> PORT =
            SECTION.add(
                    "port",
                    ValueType.integer(0, 65_535),
                    "8080",
                    "0 takes any free port and prints it. (--port, PLAZA_PORT)");

    public static final Setting<String> ADDRESS =
            SECTION.add(
                    "address",
                    ValueType.text(),
                    "127.0.0.1",
                    "The address to listen on; 0.0.0.0 lets other machines in: put a proxy with TLS"
                            + " before it, and name that in http.trustedProxies.");

    public static final Setting<Optional<URI>> PUBLIC_URL =
            SECTION.optional(
                    "publicUrl",
                    ValueType.webAddress(),
                    "https://plaza.example.org",
                    "How people reach this server, where that is not address and port: pages from"
                            + " there may call it, and with https cookies are sent over TLS only."
                            + " Links in answers are paths.");

    /** Of a request, in bytes. */
    public static final Setting<Long> MAX_BODY =
            SECTION.add(
                    "maxBody",
                    ValueType.bytes(1024, 64 << 20),
                    "64KiB",
                    "Larger bodies of requests are answered 413. The larger they may be, the fewer"
                            + " requests the heap has room for.");

    private ServerSettings() {}
}
