package plaza.http.account;

import org.jspecify.annotations.Nullable;
import plaza.core.Validation;

/** What somebody is called, which clients send by either of two names. */
final class DisplayName {
    static final String OTHER =
            "Another name of displayName, by which problems speak of it; send either";

    private DisplayName() {}

    /**
     * @throws plaza.core.DomainException INVALID where the two differ
     */
    static @Nullable String of(@Nullable String displayName, @Nullable String fullname) {
        new Validation()
                .check(
                        displayName == null || fullname == null || displayName.equals(fullname),
                        "fullname",
                        "must be the same as displayName, or be left out")
                .orThrow();
        return displayName == null ? fullname : displayName;
    }
}
