package plaza.core.search;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plaza.core.Moment;
import plaza.core.Validation;
import plaza.core.account.Account;
import plaza.core.account.AccountStore;
import plaza.core.id.UserId;
import plaza.core.post.Hashtags;
import plaza.core.post.TextParser;

/**
 * Understands what somebody typed: words that all have to be there, {@code "a phrase"}, {@code
 * -without}, {@code #hashtag}, {@code from:username}, {@code since:2026-03-01}, {@code
 * until:2026-03-31}, operators in any case; a day is that of UTC, or a whole time with its offset
 * is given. Any other word with a colon in it, as {@code form:ann} or {@code 12:30}, is no operator
 * but words, next to each other; so is an operator whose value is none.
 */
public final class SearchQueries {
    /** Longest text, in code points. */
    public static final int MAX_LENGTH = 200;

    private static final Pattern PART =
            Pattern.compile(
                    "(?<minus>-)?(?:[\"“”„](?<phrase>[^\"“”„]*)[\"“”„]?|(?<word>[^\\s\"“”„]+))",
                    Pattern.UNICODE_CHARACTER_CLASS);

    private final TextParser parser;
    private final AccountStore accounts;
    private final Clock clock;

    public SearchQueries(TextParser parser, AccountStore accounts, Clock clock) {
        this.parser = parser;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * The text itself, if it can be searched for.
     *
     * @throws plaza.core.DomainException INVALID when it is empty, too long, or cannot be stored
     */
    static String checked(String text) {
        new Validation().characters("q", text, 1, MAX_LENGTH).orThrow();
        return text;
    }

    /** Empty when it asks for the posts of somebody who does not exist. */
    Optional<PostSearch> posts(String text) {
        var parts = new Parts();
        Matcher part = PART.matcher(checked(text));
        while (part.find()) {
            boolean without = part.group("minus") != null;
            String word = part.group("word");
            String phrase = part.group("phrase");
            if (word == null) {
                parts.phrase(phrase, without);
            } else if (without) {
                parts.phrase(word, true);
            } else {
                parts.word(word);
            }
        }
        return parts.search();
    }

    String hashtag(String text) {
        return Hashtags.normal(checked(text).strip());
    }

    private final class Parts {
        private final List<Phrase> all = new ArrayList<>();
        private final List<Phrase> none = new ArrayList<>();
        private final List<String> hashtags = new ArrayList<>();
        private @Nullable String from;
        private @Nullable Instant since;
        private @Nullable Instant until;

        void phrase(String text, boolean without) {
            Phrase phrase = Phrase.of(text);
            if (!phrase.isEmpty()) {
                (without ? none : all).add(phrase);
            }
        }

        void word(String word) {
            int colon = word.indexOf(':');
            String value = word.substring(colon + 1);
            boolean operator =
                    colon > 0
                            && switch (word.substring(0, colon).toLowerCase(Locale.ROOT)) {
                                case "from" -> from(value);
                                case "since" -> since(value);
                                case "until" -> until(value);
                                default -> false;
                            };
            if (!operator && !hashtag(word)) {
                phrase(word, false);
            }
        }

        private boolean hashtag(String word) {
            if (!word.startsWith("#") && !word.startsWith("＃")) {
                return false;
            }
            List<String> found = parser.parse(word).hashtags();
            hashtags.addAll(found);
            return !found.isEmpty();
        }

        private boolean from(String value) {
            String name = NameTokens.username(value);
            if (name.isEmpty()) {
                return false;
            }
            from = name;
            return true;
        }

        private boolean since(String value) {
            Instant time = Moment.parse(value).orElse(null);
            since = time == null ? since : time;
            return time != null;
        }

        private boolean until(String value) {
            Instant time = Moment.parse(value).orElse(null);
            until = time == null ? until : time;
            return time != null;
        }

        Optional<PostSearch> search() {
            UserId author = null;
            if (from != null) {
                Account account = accounts.findAllByUsername(List.of(from)).get(from);
                if (account == null) {
                    return Optional.empty();
                }
                author = account.id();
            }
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            return Optional.of(new PostSearch(all, none, hashtags, author, since, until, now));
        }
    }
}
