package plaza.core.post;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import plaza.core.account.Account;
import plaza.core.account.AccountStore;
import plaza.core.id.UserId;

/** Finds hashtags, URLs, and the people who are mentioned and exist. */
public final class EntityFinder {
    private final TextParser parser;
    private final AccountStore accounts;

    public EntityFinder(TextParser parser, AccountStore accounts) {
        this.parser = parser;
        this.accounts = accounts;
    }

    public Entities find(String text) {
        TextParser.Parsed parsed = parser.parse(text);
        return new Entities(parsed.hashtags(), mentioned(parsed.usernames()), parsed.urls());
    }

    private List<UserId> mentioned(List<String> usernames) {
        if (usernames.isEmpty()) {
            return List.of();
        }
        List<String> looked =
                usernames.subList(0, Math.min(usernames.size(), PostRules.MAX_MENTIONS));
        Map<String, Account> found = accounts.findAllByUsername(looked);
        List<UserId> people = new ArrayList<>();
        for (String username : looked) {
            Account account = found.get(username.toLowerCase(Locale.ROOT));
            if (account != null && account.isActive() && !people.contains(account.id())) {
                people.add(account.id());
            }
        }
        return people;
    }
}
