package plaza.postgres.server;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plaza.core.secret.Secret;
import plaza.core.setting.HostAndPort;

/**
 * Where a PostgreSQL database is and who may enter.
 *
 * @param jdbcUrl begins with {@code jdbc:postgresql:} and holds neither user nor password
 * @param user null where the address leaves it to the driver
 * @param password null where none is asked for
 */
public record PostgresAddress(String jdbcUrl, @Nullable String user, @Nullable Secret password) {
    /** The oldest major version whose SQL Plaza speaks. */
    public static final int OLDEST_VERSION = 14;

    private static final String JDBC = "jdbc:postgresql:";
    private static final int CONNECT_SECONDS = 5;
    private static final int USUAL_PORT = 5432;

    private static final Pattern HOSTS = Pattern.compile("^jdbc:postgresql://([^/?]*)");

    /** A number behind a colon, before what ends a host. */
    private static final Pattern PORT = Pattern.compile("(?<=[\\w.\\]-]):(\\d+)(?=[,/?]|$)");

    public PostgresAddress {
        if (!jdbcUrl.startsWith(JDBC) || !hasPorts(jdbcUrl)) {
            throw new IllegalArgumentException("not a JDBC address of PostgreSQL");
        }
    }

    /**
     * Understands {@code postgres://user:password@host:port/database?key=value} (also {@code
     * postgresql://}) and {@code jdbc:postgresql:…}.
     *
     * @throws IllegalArgumentException with a message that does not repeat the address, since it
     *     may hold a password
     */
    public static PostgresAddress parse(String address) {
        if (address.startsWith(JDBC)) {
            return fromJdbc(address);
        }
        if (address.startsWith("postgres://") || address.startsWith("postgresql://")) {
            return fromUri(uri(address));
        }
        throw malformed();
    }

    private static PostgresAddress fromUri(URI uri) {
        if (uri.getHost() == null) {
            throw malformed();
        }
        String[] login =
                uri.getRawUserInfo() == null ? new String[0] : uri.getRawUserInfo().split(":", 2);
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        String jdbcUrl =
                JDBC
                        + "//"
                        + uri.getHost()
                        + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
                        + (path.isEmpty() ? "/" : path)
                        + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        return fromJdbc(jdbcUrl)
                .withLogin(
                        login.length > 0 ? decode(login[0]) : null,
                        login.length > 1 ? Secret.of(decode(login[1])) : null);
    }

    /** User and password leave the address, so that it can be shown. */
    private static PostgresAddress fromJdbc(String address) {
        int question = address.indexOf('?');
        if (question < 0) {
            return new PostgresAddress(address, null, null);
        }
        String user = null;
        Secret password = null;
        var rest = new StringBuilder();
        for (String pair : address.substring(question + 1).split("&", -1)) {
            String value = decode(pair.substring(pair.indexOf('=') + 1));
            if (pair.startsWith("user=")) {
                user = value;
            } else if (pair.startsWith("password=")) {
                password = Secret.of(value);
            } else if (!pair.isEmpty()) {
                rest.append(rest.isEmpty() ? '?' : '&').append(pair);
            }
        }
        return new PostgresAddress(address.substring(0, question) + rest, user, password);
    }

    /** The same server; a user or password that is given replaces the one there is. */
    public PostgresAddress withLogin(@Nullable String otherUser, @Nullable Secret otherPassword) {
        return new PostgresAddress(
                jdbcUrl,
                otherUser == null || otherUser.isEmpty() ? user : otherUser,
                otherPassword == null ? password : otherPassword);
    }

    /** Of the hosts, of which there may be several; the driver would only warn of others. */
    private static boolean hasPorts(String jdbcUrl) {
        return PORT.matcher(jdbcUrl)
                .results()
                .map(found -> found.group(1))
                .allMatch(
                        port ->
                                port.length() <= 5
                                        && Integer.parseInt(port) >= 1
                                        && Integer.parseInt(port) <= 65_535);
    }

    private static String decode(String value) {
        // A plus stands for itself here, other than in the form encoding that URLDecoder undoes.
        return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static URI uri(String address) {
        try {
            return new URI(address);
        } catch (URISyntaxException e) {
            throw malformed();
        }
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException(
                "must look like postgres://user:password@host:5432/database or"
                        + " jdbc:postgresql://host:5432/database");
    }

    /** The same server and login, another database. */
    public PostgresAddress withDatabase(String database) {
        int question = jdbcUrl.indexOf('?');
        String base = question < 0 ? jdbcUrl : jdbcUrl.substring(0, question);
        String query = question < 0 ? "" : jdbcUrl.substring(question);
        return new PostgresAddress(
                base.substring(0, base.lastIndexOf('/') + 1) + database + query, user, password);
    }

    /** Where its servers listen; the driver's names where the address leaves them to it. */
    public List<HostAndPort> hosts() {
        Matcher found = HOSTS.matcher(jdbcUrl);
        String hosts = found.find() ? found.group(1) : "";
        return Stream.of(hosts.split(",", -1)).map(PostgresAddress::host).toList();
    }

    private static HostAndPort host(String text) {
        // An address of IPv6 stands in brackets, for it has colons of its own.
        int colon = text.lastIndexOf(':');
        boolean hasPort = colon > text.lastIndexOf(']');
        String host = (hasPort ? text.substring(0, colon) : text).replaceAll("[\\[\\]]", "");
        return new HostAndPort(
                host.isEmpty() ? "localhost" : host,
                hasPort ? Integer.parseInt(text.substring(colon + 1)) : USUAL_PORT);
    }

    /** Opens one connection, outside of any pool. */
    public Connection connect(String applicationName) throws SQLException {
        var properties = new Properties();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password.reveal());
        }
        properties.setProperty("ApplicationName", applicationName);
        properties.setProperty("connectTimeout", Integer.toString(CONNECT_SECONDS));
        properties.setProperty("loginTimeout", Integer.toString(CONNECT_SECONDS));
        return DriverManager.getConnection(jdbcUrl, properties);
    }

    /**
     * Connects once and reads the server's version.
     *
     * @return for example {@code 18.6}
     * @throws PostgresServerException when it does not answer, refuses the login, or is older than
     *     {@value #OLDEST_VERSION}
     */
    public String checkVersion() {
        try (var connection = connect("plaza-check");
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW server_version")) {
            row.next();
            String version = row.getString(1).split(" ", 2)[0];
            requireSupported(connection.getMetaData().getDatabaseMajorVersion(), version);
            return version;
        } catch (SQLException e) {
            throw new PostgresServerException(
                    "PostgreSQL at %s cannot be used: %s".formatted(jdbcUrl, firstLine(e)), e);
        }
    }

    void requireSupported(int major, String version) {
        if (major < OLDEST_VERSION) {
            throw new PostgresServerException(
                    "PostgreSQL %s at %s is too old: Plaza needs %d or newer"
                            .formatted(version, jdbcUrl, OLDEST_VERSION));
        }
    }

    private static String firstLine(SQLException e) {
        String message = e.getMessage();
        return message == null ? "no answer" : message.lines().findFirst().orElse("no answer");
    }
}
