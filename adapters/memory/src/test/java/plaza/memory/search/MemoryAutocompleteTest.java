package plaza.memory.search;

import plaza.contracts.search.AutocompleteContract;

class MemoryAutocompleteTest implements AutocompleteContract {
    private final MemoryAutocomplete autocomplete = new MemoryAutocomplete();

    @Override
    public MemoryAutocomplete autocomplete() {
        return autocomplete;
    }
}
