package plaza.core.notification;

/** Told of each new notification, after it was written. */
@FunctionalInterface
public interface NotificationListener {
    /**
     * Called once for a notification, or never when the process dies before: not when an act is
     * applied again, or done again after it was taken back. Must not throw, block, or take long.
     */
    void made(Notification notification);
}
