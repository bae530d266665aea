package plaza.app.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import plaza.app.testing.Api;

/** Texts that something has stumbled over once, and random ones. */
final class NastyTexts {
    /** So many of the known ones, the first, are worth trying everywhere. */
    static final int WORST = 8;

    private static final List<String> KNOWN =
            List.of(
                    "",
                    " ",
                    "\0",
                    "a\0b",
                    "\ud800",
                    "\udc00",
                    "a\ud83d",
                    "\ude00\ud83d",
                    "\ud83d\ude00",
                    "\uffff",
                    "\ufffe",
                    "\ufffd",
                    "\ufeff",
                    "\u200b",
                    "\u200d\ufe0f",
                    "\u3164",
                    "\u2800",
                    "\u202eabc",
                    "\u2066abc",
                    "\u0001",
                    "\u0007\u001b[31m",
                    "\u007f\u0085",
                    "\r\n",
                    "a\r\nSet-Cookie: x=y",
                    "\t",
                    "\u2028\u2029",
                    "\u00a0",
                    "\u0301",
                    "e\u0301",
                    "a\u0301".repeat(100),
                    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L",
                    "İı",
                    "ß",
                    "ſ",
                    "ﬁ",
                    "\ufdfa",
                    "ﷺ".repeat(120),
                    "ｆｕｌｌ",
                    "١٢٣",
                    "²",
                    "𝟙",
                    "مرحبا",
                    "שלום",
                    "می\u200cخواهم",
                    "क्\u200dष",
                    "東京",
                    "👨\u200d👩\u200d👧\u200d👦",
                    "🏴\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f",
                    "🇩",
                    "'",
                    "\"",
                    "\\",
                    "\\u0000",
                    "%00",
                    "%",
                    "%s%n%x",
                    "${jndi:ldap://x/y}",
                    "{{7*7}}",
                    "' OR 1=1 --",
                    "'; DROP TABLE users; --",
                    "$where",
                    "$gt",
                    "a.b.$",
                    "{\"$ne\":null}",
                    "*",
                    "?",
                    "a*",
                    "(",
                    "[a",
                    "a|b",
                    "\r\n*1\r\n$4\r\nPING\r\n",
                    "../../etc/passwd",
                    "..%2f..",
                    ".",
                    "..",
                    "/",
                    "//",
                    "\\\\host\\x",
                    "C:\\nul",
                    "a/b",
                    ";",
                    "a;b=c",
                    "#",
                    "#a\u200d",
                    "@",
                    "@@a",
                    "&a=b",
                    "=",
                    "+",
                    ",",
                    ",,,",
                    ":",
                    "a:b",
                    "from:",
                    "since:9999-12-31",
                    "since:+999999999-01-01",
                    "-\"",
                    "\"\"\"",
                    "<script>alert(1)</script>",
                    "<!--",
                    "]]>",
                    "javascript:alert(1)",
                    "http://",
                    "http://a b",
                    "http://[::1",
                    "http://x@y/",
                    "https://例え.テスト/",
                    "data:text/html,x",
                    "null",
                    "undefined",
                    "true",
                    "NaN",
                    "-1",
                    "0",
                    "-0",
                    "1e309",
                    "1e-400",
                    "0x10",
                    "00000000000000000000000000000001",
                    "2147483648",
                    "9223372036854775808",
                    "123456789012345678901234567890.12",
                    "0.001",
                    "1970-01-01T00:00:00Z",
                    "0000-00-00T00:00:00Z",
                    "+999999999-12-31T23:59:59Z",
                    "2026-02-30T00:00:00Z",
                    "2026-01-01T00:00:00+19:00",
                    "00000000-0000-0000-0000-000000000000",
                    "ffffffff-ffff-ffff-ffff-ffffffffffff",
                    "FFFFFFFF-FFFF-7FFF-BFFF-FFFFFFFFFFFF",
                    "0199a0c4-6ee3-7d5a-8c2f-3b1f6a52c1d",
                    "posts/0199a0c4-6ee3-7d5a-8c2f-3b1f6a52c1d0.jpg",
                    "me",
                    "admin",
                    "x".repeat(255),
                    "x".repeat(256),
                    "x".repeat(2_001),
                    "é".repeat(129),
                    "😀".repeat(1_001),
                    "a ".repeat(1_500),
                    "#a ".repeat(600),
                    "@a_b ".repeat(500),
                    "a.".repeat(1_000),
                    "(".repeat(1_500));

    private NastyTexts() {}

    static String known(int number) {
        return KNOWN.get(number % KNOWN.size());
    }

    /** Characters of all planes, some of the texts above among them. */
    static String random(Random random) {
        var text = new StringBuilder();
        int parts = random.nextInt(1, 12);
        for (int i = 0; i < parts; i++) {
            switch (random.nextInt(6)) {
                case 0 -> text.append(KNOWN.get(random.nextInt(KNOWN.size())));
                case 1 -> text.append((char) random.nextInt(0x80));
                case 2 -> text.append((char) random.nextInt(0x10000));
                case 3 -> text.append((char) random.nextInt(0x2000, 0x2070));
                case 4 -> text.appendCodePoint(random.nextInt(0x110000));
                default -> text.append((char) random.nextInt('a', 'z' + 1));
            }
        }
        return text.substring(0, Math.min(2_500, text.length()));
    }

    /** As it stands in a JSON text, halves of pairs too. */
    static String quoted(String text) {
        var json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c)) {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    /** As it stands in a path or a query; halves of pairs as if UTF-8 had them. */
    static String encoded(String text) {
        var encoded = new StringBuilder();
        text.codePoints()
                .forEach(
                        c -> {
                            if (Character.getType(c) == Character.SURROGATE) {
                                encoded.append(
                                        String.format(
                                                "%%%02X%%%02X%%%02X",
                                                0xE0 | c >> 12,
                                                0x80 | (c >> 6 & 0x3F),
                                                0x80 | (c & 0x3F)));
                            } else {
                                encoded.append(Api.encoded(Character.toString(c)));
                            }
                        });
        return encoded.toString();
    }

    /** All that an HTTP client lets through. */
    static String inHeader(String text) {
        List<String> kept = new ArrayList<>();
        text.codePoints()
                .filter(c -> c >= ' ' && c < 0x7F)
                .limit(1_000)
                .forEach(c -> kept.add(Character.toString(c)));
        return String.join("", kept).strip();
    }
}
