package plaza.core.account;

/** The encoded hash of a password. Does not print itself. */
public record PasswordHash(String encoded) {
    /** Matches no password: for accounts that operators made, which log in by an issued token. */
    public static final PasswordHash NONE = new PasswordHash("!");

    @Override
    public String toString() {
        return "PasswordHash[***]";
    }
}
