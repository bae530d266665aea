package plaza.memory.notification;

import plaza.contracts.notification.NotificationPreferenceStoreContract;

class MemoryNotificationPreferenceStoreTest implements NotificationPreferenceStoreContract {
    private final MemoryNotificationPreferenceStore store = new MemoryNotificationPreferenceStore();

    @Override
    public MemoryNotificationPreferenceStore store() {
        return store;
    }
}
