package plaza.memory.notification;

import plaza.contracts.notification.NotificationStoreContract;

class MemoryNotificationStoreTest implements NotificationStoreContract {
    private final MemoryNotificationStore store = new MemoryNotificationStore();

    @Override
    public MemoryNotificationStore store() {
        return store;
    }
}
