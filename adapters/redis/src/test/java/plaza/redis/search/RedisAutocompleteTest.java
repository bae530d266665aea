package plaza.redis.search;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.search.AutocompleteContract;
import plaza.core.search.Autocomplete;
import plaza.redis.RedisForTests;

@Tag("engine")
class RedisAutocompleteTest implements AutocompleteContract {
    @RegisterExtension static final RedisForTests REDIS = new RedisForTests();

    @Override
    public Autocomplete autocomplete() {
        return new RedisAutocomplete(REDIS.get());
    }
}
