package plaza.core.setting;

/** Where a node of a cluster listens. */
public record HostAndPort(String host, int port) {}
