package plaza.http.json;

import plaza.core.Characters;
import plaza.core.DomainException;

/** Texts that come in some other way than in JSON. */
public final class Texts {
    static final String BROKEN = "must not hold NUL or half of a surrogate pair";

    private Texts() {}

    /**
     * The text itself, if every engine can hold it.
     *
     * @param field what the client calls it
     * @throws DomainException INVALID when it has a NUL, or half of a surrogate pair
     */
    public static String whole(String field, String text) {
        if (!Characters.isWhole(text)) {
            throw DomainException.invalid(PrintableNames.shown(field), BROKEN);
        }
        return text;
    }
}
