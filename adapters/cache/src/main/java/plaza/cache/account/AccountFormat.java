package plaza.cache.account;

import java.util.Map;
import plaza.cache.SharedEntries;
import plaza.core.account.Account;
import plaza.core.event.RecordCodec;

/** Accounts as fields. */
enum AccountFormat implements SharedEntries.Format<Account> {
    INSTANCE;

    private static final RecordCodec<Account> CODEC = RecordCodec.of(Account.class);

    @Override
    public Map<String, String> write(Account account) {
        return CODEC.encode(account);
    }

    @Override
    public Account read(Map<String, String> fields) {
        return CODEC.decode(fields);
    }
}
