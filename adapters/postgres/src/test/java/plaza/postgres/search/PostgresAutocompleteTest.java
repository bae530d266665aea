package plaza.postgres.search;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.search.AutocompleteContract;
import plaza.postgres.DatabaseForTests;

@Tag("engine")
class PostgresAutocompleteTest implements AutocompleteContract {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    @Override
    public PostgresAutocomplete autocomplete() {
        return new PostgresAutocomplete(DATABASE.get());
    }
}
