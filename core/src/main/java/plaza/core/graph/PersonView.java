package plaza.core.graph;

import plaza.core.account.Account;

/** A person in a list, as the viewer sees them. */
public record PersonView(Account account, Relationship viewer) {}
