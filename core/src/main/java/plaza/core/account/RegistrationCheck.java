package plaza.core.account;

/**
 * Decides whether somebody may join: where people are invited, say, or addresses verified. Asked
 * about registrations whose fields are valid, before anything of them is looked up or made.
 */
@FunctionalInterface
public interface RegistrationCheck {
    /** Lets everybody join. */
    RegistrationCheck NONE =
            _ -> {
                // Nobody is refused.
            };

    /**
     * @throws plaza.core.DomainException with a text for whoever is refused; INVALID where it is
     *     for a field, FORBIDDEN else
     */
    void check(Registration registration);
}
