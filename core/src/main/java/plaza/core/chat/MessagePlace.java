package plaza.core.chat;

import plaza.core.Cursor;
import plaza.core.PageRequest;

/** Where a page of messages begins: before a number. For stores. */
public final class MessagePlace {
    private MessagePlace() {}

    /**
     * The number before which a page begins; that of the first page is greater than all.
     *
     * @throws plaza.core.DomainException where the cursor was not made here
     */
    public static long of(PageRequest page) {
        Cursor cursor = page.cursor();
        if (cursor == null) {
            return Long.MAX_VALUE;
        }
        try {
            long number = Long.parseLong(cursor.value());
            if (number > 0 && Long.toString(number).equals(cursor.value())) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Told below, as any other cursor that was not made here.
        }
        throw Cursor.invalid();
    }

    /** The page behind a message. */
    public static Cursor after(Message message) {
        return new Cursor(Long.toString(message.number()));
    }
}
