package plaza.core.account;

/** What a person may do beyond using the platform. */
public enum Role {
    MEMBER,
    ADMIN
}
