package plaza.dynamodb.analytics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import plaza.core.analytics.PostFigures;
import plaza.core.analytics.UserFigures;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.dynamodb.Change;
import plaza.dynamodb.Item;
import plaza.dynamodb.Key;

/**
 * Figures as items: {@code POST#<id>, HOUR#<hour>} and {@code TOTAL}; {@code USER#<id>, DAY#<day>}.
 */
final class FigureItems {
    static final String POST = "postId";
    static final String SHOWN = "shown";

    /** Behind every year of four digits. */
    private static final String END_OF_TIMES = "~";

    private static final String HOUR = "HOUR#";
    private static final String DAY = "DAY#";
    private static final String IMPRESSIONS = "impressions";
    private static final String LIKES = "likes";
    private static final String REPOSTS = "reposts";
    private static final String REPLIES = "replies";
    private static final String GAINED = "followersGained";
    private static final String LOST = "followersLost";
    private static final String POSTS = "posts";
    private static final String OPENED = "profileViews";

    private FigureItems() {}

    static String partition(PostId post) {
        return "POST#" + post;
    }

    static String partition(UserId user) {
        return "USER#" + user;
    }

    /** The hour of a time, as a text in whose order they come. */
    static String hour(Instant at) {
        return ordered(at.truncatedTo(ChronoUnit.HOURS).toString());
    }

    static String day(Instant at) {
        return day(LocalDate.ofInstant(at, ZoneOffset.UTC));
    }

    static String day(LocalDate day) {
        return ordered(day.toString());
    }

    /** Years of five digits, with which a time may end that is asked for, begin with a sign. */
    private static String ordered(String time) {
        return time.startsWith("+") ? END_OF_TIMES : time;
    }

    static Key ofHour(PostId post, String hour) {
        return new Key(partition(post), HOUR + hour);
    }

    static Key ofDay(UserId user, String day) {
        return new Key(partition(user), DAY + day);
    }

    static Key total(PostId post) {
        return new Key(partition(post), "TOTAL");
    }

    static Instant hour(Item item) {
        return Instant.parse(item.key().sk().substring(HOUR.length()));
    }

    static LocalDate day(Item item) {
        return LocalDate.parse(item.key().sk().substring(DAY.length()));
    }

    static Change more(PostFigures figures) {
        return Change.none()
                .add(IMPRESSIONS, figures.impressions())
                .add(LIKES, figures.likes())
                .add(REPOSTS, figures.reposts())
                .add(REPLIES, figures.replies());
    }

    static Change more(UserFigures figures) {
        return more(figures.received())
                .add(GAINED, figures.followersGained())
                .add(LOST, figures.followersLost())
                .add(POSTS, figures.posts())
                .add(OPENED, figures.profileViews());
    }

    static PostFigures posts(Item item) {
        return new PostFigures(
                item.count(IMPRESSIONS),
                item.count(LIKES),
                item.count(REPOSTS),
                item.count(REPLIES));
    }

    static UserFigures user(Item item) {
        return new UserFigures(
                posts(item),
                item.count(GAINED),
                item.count(LOST),
                item.count(POSTS),
                item.count(OPENED));
    }
}
