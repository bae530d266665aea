package plaza.http;

/** A server that all tests of this module share; it ends with the process. */
final class Running {
    static final MemoryPlatform PLATFORM = new MemoryPlatform(1_000_000, false);
    static final Api API = new Api(PLATFORM.server.port());

    private Running() {}
}
