package plaza.local.post;

import com.twitter.twittertext.Regex;
import java.net.IDN;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plaza.core.post.Hashtags;
import plaza.core.post.TextParser;

/**
 * Hashtags, mentions and URLs by the rules of twitter-text 3.1. Its expressions are used, and not
 * its {@code Extractor}, which takes seconds for some texts of 2,000 characters ({@code a.a.a.…})
 * and fails on others. None of the three spans white space, so each word is looked at alone, and
 * each expression may look {@value #LOOKS_AT_A_WORD} times at the characters of one word (a URL
 * takes some 1,500, a class name of Java up to 70,000) and {@value #LOOKS} times in all, which
 * takes less than 20 ms. Of links the rules find scheme, host and port; what follows is {@link
 * LinkTail}'s, for theirs know the letters of few scripts. What stands in an address is neither
 * mention nor hashtag, also where the rules know neither its scheme nor its top-level domain
 * ({@link Addresses}). Thread-safe.
 */
public final class TwitterTextParser implements TextParser {
    private static final int LOOKS_AT_A_WORD = 100_000;
    private static final int LOOKS = 1_000_000;

    private static final int MAX_HASHTAG = 100;

    /** Longest name of a host in characters: RFC 1035, section 2.3.4. */
    private static final int MAX_HOST = 253;

    private enum Kind {
        HASHTAG,
        MENTION,
        URL
    }

    private record Entity(Kind kind, int start, int end, String value) {
        /** Whether it is a part of an address that only looks like something of its own. */
        boolean isWithin(List<Addresses.Span> addresses) {
            return kind != Kind.URL
                    && addresses.stream()
                            .anyMatch(span -> start >= span.start() && start < span.end());
        }
    }

    /** Adds what a match stands for, if it stands for anything. */
    @FunctionalInterface
    private interface Reader {
        void read(Matcher match, String word, List<Entity> found);
    }

    /** An expression at work on one text. */
    private record Scan(Pattern pattern, Reader reader, BoundedText text) {
        private Scan(Pattern pattern, Reader reader) {
            this(pattern, reader, new BoundedText(LOOKS_AT_A_WORD, LOOKS));
        }

        void read(String word, List<Entity> found) {
            try {
                Matcher match = pattern.matcher(text.at(word));
                while (match.find()) {
                    reader.read(match, word, found);
                }
            } catch (BoundedText.Exhausted e) {
                // Nobody writes such a word to be read: the rest of it speaks of nothing.
                return;
            }
        }
    }

    private static final class Scans {
        private final Scan urls = new Scan(Regex.VALID_URL, TwitterTextParser::readUrl);
        private final Scan hashtags = new Scan(Regex.VALID_HASHTAG, TwitterTextParser::readHashtag);
        private final Scan mentions =
                new Scan(Regex.VALID_MENTION_OR_LIST, TwitterTextParser::readMention);

        /** All entities of a word in their order; of two that begin together the longer first. */
        private List<Entity> find(String word) {
            int dot = word.indexOf('.');
            boolean url = dot >= 0 && dot < word.length() - 1;
            boolean hashtag = word.indexOf('#') >= 0 || word.indexOf('＃') >= 0;
            boolean mention = word.indexOf('@') >= 0 || word.indexOf('＠') >= 0;
            if (!url && !hashtag && !mention) {
                return List.of();
            }
            List<Entity> found = new ArrayList<>();
            if (url) {
                urls.read(word, found);
            }
            if (hashtag) {
                hashtags.read(word, found);
            }
            if (mention) {
                mentions.read(word, found);
            }
            found.sort(
                    Comparator.comparingInt(Entity::start)
                            .thenComparing(Entity::end, Comparator.reverseOrder()));
            return found;
        }
    }

    @Override
    public Parsed parse(String text) {
        Set<String> hashtags = new LinkedHashSet<>();
        Map<String, String> usernames = new LinkedHashMap<>();
        Set<String> urls = new LinkedHashSet<>();
        var scans = new Scans();
        var words = new StringTokenizer(text, " \t\r\n");
        while (words.hasMoreTokens()) {
            // With white space before it also where the text begins: there the expression would
            // leave out the first letter of ÜBER.DE.
            String word = " " + words.nextToken();
            List<Entity> found = scans.find(word);
            List<Addresses.Span> addresses = found.isEmpty() ? List.of() : Addresses.of(word);
            int end = 0;
            for (Entity entity : found) {
                // An entity within another, as a hashtag in a URL, is none.
                if (entity.start() < end || entity.isWithin(addresses)) {
                    continue;
                }
                end = entity.end();
                switch (entity.kind()) {
                    case HASHTAG -> addHashtag(entity.value(), hashtags);
                    case MENTION ->
                            usernames.putIfAbsent(
                                    entity.value().toLowerCase(Locale.ROOT), entity.value());
                    case URL -> urls.add(entity.value());
                }
            }
        }
        return new Parsed(
                List.copyOf(hashtags), List.copyOf(usernames.values()), List.copyOf(urls));
    }

    private static void addHashtag(String tag, Set<String> hashtags) {
        String normal = Hashtags.normal(tag);
        // Of some only what is not seen were letters.
        if (normal.codePointCount(0, normal.length()) <= MAX_HASHTAG
                && normal.codePoints().anyMatch(TwitterTextParser::isLetter)) {
            hashtags.add(normal);
        }
    }

    private static boolean isLetter(int sign) {
        return Character.isLetter(sign)
                || Character.getType(sign) == Character.NON_SPACING_MARK
                || Character.getType(sign) == Character.COMBINING_SPACING_MARK;
    }

    private static void readHashtag(Matcher match, String word, List<Entity> found) {
        if (!continues(word, match.end(), Regex.INVALID_HASHTAG_MATCH_END)) {
            int start = match.start(Regex.VALID_HASHTAG_GROUP_HASH);
            String tag = group(match, Regex.VALID_HASHTAG_GROUP_TAG, word);
            found.add(new Entity(Kind.HASHTAG, start, match.end(), tag));
        }
    }

    private static void readMention(Matcher match, String word, List<Entity> found) {
        int group = Regex.VALID_MENTION_OR_LIST_GROUP_USERNAME;
        int end = match.end(group);
        // The expression takes the first 20 characters of a longer name, which is somebody else's.
        boolean longer = end < word.length() && isUsername(word.charAt(end));
        if (!longer && !continues(word, match.end(), Regex.INVALID_MENTION_MATCH_END)) {
            int start = match.start(group) - 1;
            found.add(new Entity(Kind.MENTION, start, match.end(), group(match, group, word)));
        }
    }

    private static boolean isUsername(char c) {
        return c == '_' || (c < 128 && Character.isLetterOrDigit(c));
    }

    private static void readUrl(Matcher match, String word, List<Entity> found) {
        boolean bare = match.start(Regex.VALID_URL_GROUP_PROTOCOL) < 0;
        String before = group(match, Regex.VALID_URL_GROUP_BEFORE, word);
        if (bare && Regex.INVALID_URL_WITHOUT_PROTOCOL_MATCH_BEGIN.matcher(before).matches()) {
            return;
        }
        if (isHost(group(match, Regex.VALID_URL_GROUP_DOMAIN, word))) {
            int start = match.start(Regex.VALID_URL_GROUP_URL);
            int port = match.end(Regex.VALID_URL_GROUP_PORT);
            int host = port < 0 ? match.end(Regex.VALID_URL_GROUP_DOMAIN) : port;
            int end = LinkTail.end(word, host, !bare);
            found.add(new Entity(Kind.URL, start, end, word.substring(start, end)));
        }
    }

    private static boolean isHost(String name) {
        if (name.length() > MAX_HOST) {
            return false;
        }
        try {
            return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).length() <= MAX_HOST;
        } catch (IllegalArgumentException e) {
            // This is how IDN says no.
            return false;
        }
    }

    private static boolean continues(String word, int end, Pattern invalid) {
        return invalid.matcher(word).region(end, word.length()).lookingAt();
    }

    private static String group(Matcher match, int group, String word) {
        return word.substring(match.start(group), match.end(group));
    }
}
