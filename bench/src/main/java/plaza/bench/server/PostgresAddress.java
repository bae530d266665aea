package plaza.bench.server;

import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the server keeps its data, as it says in bench mode.
 *
 * @param user empty if the URL holds user and password itself
 */
public record PostgresAddress(String jdbcUrl, String user, String password) {
    private static final Pattern LINE =
            Pattern.compile("bench: postgres (jdbc:postgresql:\\S+) (\\S+) ?(\\S*)");

    /** Reads a line of the server's output; empty if it is another line. */
    public static Optional<PostgresAddress> parse(String line) {
        Matcher matcher = LINE.matcher(line.strip());
        return matcher.matches()
                ? Optional.of(
                        new PostgresAddress(matcher.group(1), matcher.group(2), matcher.group(3)))
                : Optional.empty();
    }

    public Properties properties() {
        Properties properties = new Properties();
        if (!user.isEmpty()) {
            properties.setProperty("user", user);
            properties.setProperty("password", password);
        }
        return properties;
    }

    @Override
    public String toString() {
        return jdbcUrl;
    }
}
