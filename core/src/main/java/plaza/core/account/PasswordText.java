package plaza.core.account;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes of a password what is hashed: the rules of the OpaqueString profile (RFC 8265, section
 * 4.2), so that a password is the same from every keyboard. Spaces beyond ASCII become U+0020, and
 * letters with accents are composed (NFC); case and width stay as they are. What is in no password
 * {@link AccountRules} says.
 */
final class PasswordText {
    private PasswordText() {}

    static String prepared(String password) {
        var spaced = new StringBuilder(password.length());
        password.codePoints()
                .map(c -> Character.getType(c) == Character.SPACE_SEPARATOR ? ' ' : c)
                .forEach(spaced::appendCodePoint);
        return Normalizer.normalize(spaced, Form.NFC);
    }

    /**
     * What may have been hashed of a password: its prepared form, and what was typed, which is what
     * was hashed before passwords were prepared.
     */
    static List<String> forms(String password) {
        List<String> forms = new ArrayList<>(2);
        forms.add(prepared(password));
        if (!forms.contains(password)) {
            forms.add(password);
        }
        return forms;
    }
}
