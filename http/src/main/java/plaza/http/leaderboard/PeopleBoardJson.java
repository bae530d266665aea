package plaza.http.leaderboard;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plaza.core.leaderboard.Leaderboards;
import plaza.core.leaderboard.Standing;
import plaza.core.ledger.Money;
import plaza.http.post.PostJson.AuthorJson;

/**
 * A board of people.
 *
 * @param viewer the viewer's own place, or null where they have none
 */
@Schema(name = "PeopleBoard")
record PeopleBoardJson(List<PersonPlaceJson> items, @Nullable PlaceJson viewer) {

    /**
     * Somebody's place.
     *
     * @param rank those who have as much share one, and the next is as many behind
     * @param amountUsd a decimal text
     */
    @Schema(name = "PersonPlace")
    record PersonPlaceJson(long rank, AuthorJson person, String amountUsd) {}

    /** A place, of the viewer. */
    @Schema(name = "Place")
    record PlaceJson(long rank, String amountUsd) {}

    static PeopleBoardJson of(Leaderboards.People board) {
        Standing own = board.own();
        return new PeopleBoardJson(
                board.top().stream()
                        .map(
                                place ->
                                        new PersonPlaceJson(
                                                place.standing().rank(),
                                                AuthorJson.of(place.person()),
                                                usd(place.standing())))
                        .toList(),
                own == null ? null : new PlaceJson(own.rank(), usd(own)));
    }

    static String usd(Standing standing) {
        return Money.usd(standing.cents()).value().toPlainString();
    }
}
