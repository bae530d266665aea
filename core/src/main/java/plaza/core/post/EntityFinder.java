package plaza.core.post;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import plaza.core.account.Account;
import plaza.core.account.AccountStore;
import plaza.core.id.UserId;

/**
 * Finds hashtags, URLs, and the people who are mentioned and exist: so many of each as {@link
 * PostRules} says, the first of the text. What comes after them stays plain text, so that a text is
 * never refused for what it speaks of, and nobody fills search and trends with one post.
 */
public final class EntityFinder {
    private final TextParser parser;
    private final AccountStore accounts;

    public EntityFinder(TextParser parser, AccountStore accounts) {
        this.parser = parser;
        this.accounts = accounts;
    }

    public Entities find(String text) {
        TextParser.Parsed parsed = parser.parse(text);
        return new Entities(
                first(PostRules.MAX_HASHTAGS, parsed.hashtags()),
                mentioned(first(PostRules.MAX_MENTIONS, parsed.usernames())),
                first(PostRules.MAX_URLS, parsed.urls()));
    }

    private static List<String> first(int most, List<String> found) {
        return found.subList(0, Math.min(found.size(), most));
    }

    private List<UserId> mentioned(List<String> usernames) {
        if (usernames.isEmpty()) {
            return List.of();
        }
        Map<String, Account> found = accounts.findAllByUsername(usernames);
        List<UserId> people = new ArrayList<>();
        for (String username : usernames) {
            Account account = found.get(username.toLowerCase(Locale.ROOT));
            if (account != null && account.isActive() && !people.contains(account.id())) {
                people.add(account.id());
            }
        }
        return people;
    }
}
