package plaza.http.admin;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import plaza.core.event.JournalConsumers.Parked;
import plaza.core.event.JournalEntry;

/**
 * An entry of the journal that was set aside. What people wrote is not shown.
 *
 * @param position its place in the journal
 * @param event what kind of event it is
 * @param key of which person or chat it is
 * @param at when it was written
 */
@Schema(name = "Parked")
record ParkedJson(String position, String event, UUID key, Instant at, String reason) {
    static ParkedJson of(Parked parked) {
        JournalEntry entry = parked.entry();
        return new ParkedJson(
                entry.position().toString(),
                entry.event().getClass().getSimpleName(),
                entry.event().key(),
                entry.at(),
                parked.reason());
    }
}
