package plaza.bench.cost;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plaza.bench.BenchFailure;

/**
 * What DynamoDB costs on demand, of a file that can be changed.
 *
 * @param date when these were the prices, and where that is from
 * @param write of a million write units
 * @param read of a million read units
 * @param stream of a million requests to a stream
 * @param storage of a gigabyte for a month
 */
record Prices(
        String currency,
        String region,
        String date,
        String source,
        double write,
        double read,
        double stream,
        double storage) {
    private static final double MILLION = 1e6;
    private static final Set<String> KEYS =
            Set.of(
                    "currency",
                    "region",
                    "date",
                    "source",
                    "write.perMillion",
                    "read.perMillion",
                    "streams.perMillion",
                    "storage.perGbMonth");

    /**
     * Those of a file, or those that come with the bench.
     *
     * @throws BenchFailure where it is no table of prices, with what is wrong
     */
    static Prices load(@Nullable Path file) {
        try (InputStream in =
                file == null
                        ? Objects.requireNonNull(
                                Prices.class.getResourceAsStream("prices.properties"))
                        : Files.newInputStream(file)) {
            var properties = new Properties();
            properties.load(in);
            return of(properties, file == null ? "prices.properties" : file.toString());
        } catch (IOException | IllegalArgumentException e) {
            throw new BenchFailure("--prices: %s cannot be read: %s".formatted(file, e), e);
        }
    }

    private static Prices of(Properties properties, String file) {
        for (String key : properties.stringPropertyNames()) {
            if (!KEYS.contains(key)) {
                throw new BenchFailure(
                        "--prices: %s has the line '%s', which is none of %s"
                                .formatted(file, key, KEYS.stream().sorted().toList()));
            }
        }
        return new Prices(
                text(properties, "currency", file),
                text(properties, "region", file),
                text(properties, "date", file),
                text(properties, "source", file),
                number(properties, "write.perMillion", file),
                number(properties, "read.perMillion", file),
                number(properties, "streams.perMillion", file),
                number(properties, "storage.perGbMonth", file));
    }

    private static String text(Properties properties, String key, String file) {
        String value = properties.getProperty(key, "").strip();
        if (value.isEmpty()) {
            throw new BenchFailure("--prices: %s lacks the line '%s = …'".formatted(file, key));
        }
        return value;
    }

    private static double number(Properties properties, String key, String file) {
        String value = text(properties, key, file);
        try {
            double number = Double.parseDouble(value);
            if (number >= 0 && Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new BenchFailure(noPrice(file, key, value), e);
        }
        throw new BenchFailure(noPrice(file, key, value));
    }

    private static String noPrice(String file, String key, String value) {
        return "--prices: %s: '%s' must be a price like 0.625, not '%s'"
                .formatted(file, key, value);
    }

    /** What these units cost, of the tables alone. */
    double ofTables(Units units) {
        return (units.reads() * read + units.writes() * write) / MILLION;
    }

    /** What the requests to streams cost. */
    double ofStreams(Units units) {
        return units.streamReads() * stream / MILLION;
    }
}
