package plaza.core.account;

/** Whether an account takes part; only active ones log in and are seen. */
public enum AccountStatus {
    ACTIVE,
    SUSPENDED,
    DELETED
}
