package plaza.local.live;

import plaza.contracts.live.ViewerCounterContract;

class LocalViewerCounterTest implements ViewerCounterContract {
    private final LocalViewerCounter counter = new LocalViewerCounter();

    @Override
    public LocalViewerCounter counter() {
        return counter;
    }
}
