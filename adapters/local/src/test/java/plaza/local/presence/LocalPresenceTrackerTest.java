package plaza.local.presence;

import plaza.contracts.presence.PresenceTrackerContract;

class LocalPresenceTrackerTest implements PresenceTrackerContract {
    private final LocalPresenceTracker tracker = new LocalPresenceTracker(1_000);

    @Override
    public LocalPresenceTracker tracker() {
        return tracker;
    }
}
