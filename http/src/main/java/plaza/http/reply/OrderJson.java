package plaza.http.reply;

import com.fasterxml.jackson.annotation.JsonProperty;
import plaza.core.reply.ReplyStore.Order;

/** Which end of a list comes first. */
public enum OrderJson {
    @JsonProperty("newest")
    NEWEST,
    @JsonProperty("oldest")
    OLDEST;

    Order toOrder() {
        return switch (this) {
            case NEWEST -> Order.NEWEST;
            case OLDEST -> Order.OLDEST;
        };
    }
}
