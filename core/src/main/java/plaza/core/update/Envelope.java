package plaza.core.update;

import java.util.ArrayList;
import java.util.List;
import plaza.core.id.UserId;

/** An update on its way between nodes, and for whom it is. */
public record Envelope(Recipients recipients, Update update) {
    private static final String FOLLOWERS = "followers ";

    public sealed interface Recipients {}

    /** These people. */
    public record People(List<UserId> people) implements Recipients {
        public People {
            people = List.copyOf(people);
        }
    }

    /** Whoever follows this person. */
    public record FollowersOf(UserId person) implements Recipients {}

    /** Four lines: recipients, topic, subject, payload. */
    String encode() {
        var text = new StringBuilder();
        switch (recipients) {
            case FollowersOf(UserId person) -> text.append(FOLLOWERS).append(person);
            case People(List<UserId> people) -> {
                for (UserId person : people) {
                    text.append(text.isEmpty() ? "" : " ").append(person);
                }
            }
        }
        return text.append('\n')
                .append(update.topic().name())
                .append('\n')
                .append(update.subject())
                .append('\n')
                .append(update.payload().json())
                .toString();
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws IllegalArgumentException for anything else, such as a topic of a newer version
     */
    public static Envelope decode(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length != 4) {
            throw new IllegalArgumentException("an update has four lines");
        }
        var update = new Update(Topic.valueOf(lines[1]), lines[2], Payload.written(lines[3]));
        if (lines[0].startsWith(FOLLOWERS)) {
            return new Envelope(
                    new FollowersOf(person(lines[0].substring(FOLLOWERS.length()))), update);
        }
        List<UserId> people = new ArrayList<>();
        for (String id : lines[0].split(" ", -1)) {
            people.add(person(id));
        }
        return new Envelope(new People(people), update);
    }

    private static UserId person(String id) {
        return UserId.parse(id)
                .orElseThrow(() -> new IllegalArgumentException("a recipient is a person"));
    }
}
