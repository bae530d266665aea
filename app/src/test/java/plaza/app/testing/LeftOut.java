package plaza.app.testing;

import java.beans.Introspector;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import plaza.core.chat.ChatFeature;
import plaza.core.feature.Offer;
import plaza.core.gift.GiftFeature;
import plaza.core.gift.GivingFeature;
import plaza.core.leaderboard.LeaderboardFeature;
import plaza.core.ledger.LedgerFeature;
import plaza.core.live.LiveFeature;
import tools.jackson.databind.JsonNode;

/**
 * What a deployment goes without: all that is asked of it is answered 501.
 *
 * @param ports as the deployment names them
 */
public record LeftOut(Set<String> ports) {
    private static final int STATUS = 501;

    private static final List<Need> NEEDS =
            List.of(
                    new Need("/api/chats", ChatFeature.OFFER),
                    new Need("/api/(ingest|streams|users/[^/]+/streams)", LiveFeature.OFFER),
                    new Need("/api/streams/[^/]+/gifts", GivingFeature.OFFER),
                    new Need(
                            "/api/(leaderboards|streams/[^/]+/leaderboard)",
                            LeaderboardFeature.OFFER),
                    new Need("/api/(wallet|payments|admin/transactions)", LedgerFeature.OFFER),
                    new Need("/api/(gifts|admin/gifts)", GiftFeature.OFFER));

    /** What lies at a path and below it, and what it is a part of. */
    private record Need(Pattern path, Offer offer) {
        Need(String path, Offer offer) {
            this(Pattern.compile(path + "([/?].*)?"), offer);
        }

        boolean isOf(String asked) {
            return path.matcher(asked).matches();
        }

        /** Whether a port that it needs is among these. */
        boolean isMissing(Set<String> ports) {
            return offer.ports().stream()
                    .map(port -> Introspector.decapitalize(port.getSimpleName()))
                    .anyMatch(ports::contains);
        }
    }

    public LeftOut {
        ports = Set.copyOf(ports);
    }

    public static LeftOut by(Api nobody) {
        return new LeftOut(
                nobody.get("/api/capabilities")
                        .expect(200)
                        .json()
                        .get("off")
                        .valueStream()
                        .map(JsonNode::asString)
                        .collect(Collectors.toSet()));
    }

    /** Whether what this path leads to is left out. */
    public boolean has(String path) {
        return NEEDS.stream().anyMatch(need -> need.isOf(path) && need.isMissing(ports));
    }

    /** What is answered there: the status, or that it is left out. */
    public int status(String path, int status) {
        return has(path) ? STATUS : status;
    }

    /** The answer itself, which must have this status, or say that it is left out. */
    public Answer expect(int status, Answer answer) {
        String path = answer.request().substring(answer.request().indexOf(' ') + 1);
        return answer.expect(status(path, status));
    }

    /** The id of what was made, or one that nothing has where it is left out. */
    public String made(Answer answer) {
        int created = 201;
        return expect(created, answer).status() == created
                ? answer.text("/id")
                : UUID.randomUUID().toString();
    }
}
