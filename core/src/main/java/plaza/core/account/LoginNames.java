package plaza.core.account;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads login names: a username or an e-mail address. */
public final class LoginNames {
    /** White space of any kind, no-break spaces among it, at the beginning or the end. */
    private static final Pattern AROUND = Pattern.compile("^[\\s\\p{Z}]++|[\\s\\p{Z}]++$");

    private LoginNames() {}

    /**
     * The form in which names and addresses are compared: without white space around, in lower case
     * and composed (NFC), however a keyboard writes an é.
     */
    public static String normal(String usernameOrEmail) {
        return composed(usernameOrEmail).toLowerCase(Locale.ROOT);
    }

    /** As it was typed, without white space around, and composed. */
    static String composed(String text) {
        return Normalizer.normalize(AROUND.matcher(text).replaceAll(""), Form.NFC);
    }

    /** The account, of any status, that somebody means. */
    static Optional<Account> find(AccountStore accounts, String usernameOrEmail) {
        String name = normal(usernameOrEmail);
        return name.contains("@")
                ? findByEmail(accounts, name)
                : accounts.findAllByUsername(List.of(name)).values().stream().findFirst();
    }

    private static Optional<Account> findByEmail(AccountStore accounts, String email) {
        return accounts.findByEmail(email).or(() -> findDecomposed(accounts, email));
    }

    /** The account from before addresses were composed whose address is the same as this one. */
    static Optional<Account> findDecomposed(AccountStore accounts, String email) {
        String apart = Normalizer.normalize(email, Form.NFD);
        return apart.equals(email) ? Optional.empty() : accounts.findByEmail(apart);
    }
}
