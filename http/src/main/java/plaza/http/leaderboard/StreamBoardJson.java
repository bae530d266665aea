package plaza.http.leaderboard;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import plaza.core.leaderboard.Leaderboards;
import plaza.http.live.StreamJson;

/** A board of streams. */
@Schema(name = "StreamBoard")
record StreamBoardJson(List<StreamPlaceJson> items) {

    /**
     * A stream's place.
     *
     * @param rank those that have as much share one, and the next is as many behind
     * @param amountUsd a decimal text
     */
    @Schema(name = "StreamPlace")
    record StreamPlaceJson(long rank, StreamJson stream, String amountUsd) {}

    static StreamBoardJson of(List<Leaderboards.StreamPlace> places) {
        return new StreamBoardJson(
                places.stream()
                        .map(
                                place ->
                                        new StreamPlaceJson(
                                                place.standing().rank(),
                                                StreamJson.of(place.stream()),
                                                PeopleBoardJson.usd(place.standing())))
                        .toList());
    }
}
