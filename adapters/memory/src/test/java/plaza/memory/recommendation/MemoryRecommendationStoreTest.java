package plaza.memory.recommendation;

import plaza.contracts.recommendation.RecommendationStoreContract;

class MemoryRecommendationStoreTest implements RecommendationStoreContract {
    private final MemoryRecommendationStore store = new MemoryRecommendationStore();

    @Override
    public MemoryRecommendationStore store() {
        return store;
    }
}
