package plaza.http.bench;

import java.util.List;
import org.jspecify.annotations.Nullable;
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
}
