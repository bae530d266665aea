package plaza.local.post;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Where a word has links and e-mail addresses, whatever their scheme, host and top-level domain:
 * what looks like a mention or a hashtag in there is none. Looks at each character a few times.
 */
final class Addresses {
    /** Schemes of RFC 3986 that people write without {@code //}. */
    private static final Set<String> OPAQUE =
            Set.of("mailto", "xmpp", "sip", "sips", "acct", "matrix", "magnet", "urn");

    /** What no address has (RFC 3987), and the punctuation of scripts without spaces. */
    private static final String NEVER =
            "<>\"{}|\\^`\u3001\u3002\u300c\u300d\u300e\u300f\u3008\u3009\u300a\u300b\u3010\u3011"
                    + "\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f\uff5b\uff5d";

    /** May stand in an address, but not before a sign that begins something of its own. */
    private static final String SEPARATORS = ",;!)]'";

    /** Besides letters and digits, before the sign of an e-mail address (RFC 5322). */
    private static final String LOCAL = ".!$%'*+^_`{|}~-";

    private final String word;
    private final List<Span> found = new ArrayList<>();

    /** Where an address begins, and where it has ended. */
    record Span(int start, int end) {}

    private Addresses(String word) {
        this.word = word;
    }

    static List<Span> of(String word) {
        var addresses = new Addresses(word);
        int at = 0;
        while (at < word.length()) {
            int end =
                    switch (word.charAt(at)) {
                        case ':' -> addresses.scheme(at);
                        case '/', '?' -> addresses.bare(at);
                        case '@' -> addresses.mail(at);
                        default -> at;
                    };
            at = Math.max(end, at + 1);
        }
        return addresses.found;
    }

    /** {@code ftp://host/…}, {@code mailto:…}; where it ends, or where it would begin. */
    private int scheme(int colon) {
        int start = colon;
        while (start > 0 && isScheme(word.charAt(start - 1))) {
            start--;
        }
        boolean hierarchical = word.startsWith("//", colon + 1);
        boolean link =
                start < colon
                        && (hierarchical
                                || OPAQUE.contains(
                                        word.substring(start, colon).toLowerCase(Locale.ROOT)));
        return link ? add(start, end(colon + (hierarchical ? 3 : 1))) : colon;
    }

    /** {@code pics.internal/…}, {@code localhost:3000/…}, {@code 10.0.0.1/…}. */
    private int bare(int sign) {
        if (word.charAt(sign) == '?' && word.indexOf('=', sign) < 0) {
            return sign;
        }
        int hostEnd = sign;
        while (hostEnd > 0 && isDigit(word.charAt(hostEnd - 1))) {
            hostEnd--;
        }
        boolean port = hostEnd > 0 && hostEnd < sign && word.charAt(hostEnd - 1) == ':';
        hostEnd = port ? hostEnd - 1 : sign;
        int start = hostEnd;
        while (start > 0 && isHost(word.charAt(start - 1))) {
            start--;
        }
        if (start > 0 && (word.charAt(start - 1) == '@' || word.charAt(start - 1) == '＠')) {
            return sign;
        }
        String host = word.substring(start, hostEnd);
        boolean link = !host.isEmpty() && (port || isHostName(host));
        return link ? add(start, end(sign)) : sign;
    }

    /** {@code josé@example.com}, {@code "ann"@example.com}. */
    private int mail(int sign) {
        int start = sign;
        boolean letters = false;
        while (start > 0 && isLocal(word.charAt(start - 1))) {
            start--;
            letters |= Character.isLetterOrDigit(word.charAt(start));
        }
        if (sign > 1 && word.charAt(sign - 1) == '"') {
            int quote = word.lastIndexOf('"', sign - 2);
            letters = quote >= 0;
            start = quote >= 0 ? quote : start;
        }
        int end = sign + 1;
        while (end < word.length() && isHost(word.charAt(end))) {
            end++;
        }
        String host = word.substring(sign + 1, end);
        boolean dotted = host.indexOf('.') > 0 && !host.endsWith(".");
        // Where words have spaces between them, a name does not begin behind a letter.
        return letters && (dotted || endsWord(sign)) ? add(start, end) : sign;
    }

    private int add(int start, int end) {
        found.add(new Span(start, end));
        return end;
    }

    private int end(int from) {
        int end = from;
        while (end < word.length() && NEVER.indexOf(word.charAt(end)) < 0) {
            if (SEPARATORS.indexOf(word.charAt(end)) >= 0
                    && end + 1 < word.length()
                    && "@＠#＃".indexOf(word.charAt(end + 1)) >= 0) {
                break;
            }
            end++;
        }
        return end;
    }

    private boolean endsWord(int sign) {
        int before = word.codePointBefore(sign);
        return Character.isLetterOrDigit(before)
                && switch (Character.UnicodeScript.of(before)) {
                    case LATIN, GREEK, CYRILLIC, ARMENIAN, GEORGIAN -> true;
                    default -> false;
                };
    }

    /** With a top-level domain of letters, or four numbers. */
    private static boolean isHostName(String host) {
        int dot = host.lastIndexOf('.');
        if (dot <= 0 || dot == host.length() - 1) {
            return host.equalsIgnoreCase("localhost");
        }
        return host.substring(dot).codePoints().anyMatch(Character::isLetter)
                || host.chars().filter(c -> c == '.').count() == 3;
    }

    private static boolean isScheme(char c) {
        return c < 128 && (Character.isLetterOrDigit(c) || c == '+' || c == '-' || c == '.');
    }

    private static boolean isHost(char c) {
        return Character.isLetterOrDigit(c)
                || Character.isSurrogate(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || c == '.'
                || c == '-';
    }

    private static boolean isLocal(char c) {
        return Character.isLetterOrDigit(c)
                || Character.isSurrogate(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || LOCAL.indexOf(c) >= 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
