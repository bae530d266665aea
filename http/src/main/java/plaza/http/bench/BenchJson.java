package plaza.http.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plaza.core.engine.EngineFigure;
import plaza.core.id.UserId;

/** The bodies of the benchmark's endpoints. */
final class BenchJson {
    private BenchJson() {}

    /** Asks for accounts named {@code prefix} and a number. */
    record AccountsWanted(int count, @Nullable String prefix) {}

    /** An account with a session. Does not print the token. */
    record AccountMade(UserId id, String username, String accessToken) {
        @Override
        public String toString() {
            return "AccountMade[" + username + "]";
        }
    }

    /** The accounts that were made. */
    record AccountsMade(List<AccountMade> items) {}

    /** Pairs of ids: who follows, and who is followed. */
    record Edges(@Nullable List<@Nullable List<String>> edges) {}

    /** How many follows there are now that were asked for. */
    record Followed(int count) {}

    /** Figures of the server's inside. */
    record Stats(long timelineDeliveries, long journalLag, long serverRssBytes) {
        static Stats of(BenchFigures figures) {
            return new Stats(
                    figures.timelineDeliveries(), figures.journalLag(), figures.serverRssBytes());
        }
    }

    /** A figure that an engine states of itself. */
    record OfEngine(String engine, String name, Map<String, String> labels, double value) {}

    /** All of them. */
    record OfEngines(List<OfEngine> figures) {
        static OfEngines of(Map<String, List<EngineFigure>> engines) {
            List<OfEngine> all = new ArrayList<>();
            engines.forEach(
                    (engine, figures) ->
                            figures.forEach(
                                    each ->
                                            all.add(
                                                    new OfEngine(
                                                            engine,
                                                            each.name(),
                                                            each.labels(),
                                                            each.value()))));
            return new OfEngines(all);
        }
    }
}
