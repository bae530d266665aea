package plaza.core.account;

/** The rights of a person beyond using the platform. */
public enum Role {
    MEMBER,
    ADMIN
}
