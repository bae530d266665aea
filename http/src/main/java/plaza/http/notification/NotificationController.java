package plaza.http.notification;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import plaza.core.notification.NotificationPreferences;
import plaza.core.notification.Notifications;
import plaza.http.openapi.Fails;
import plaza.http.paging.PageOf;
import plaza.http.paging.Paging;
import plaza.http.security.Viewer;

/** The endpoints of notifications. */
@RestController
@Tag(name = "notifications")
class NotificationController {
    private final Notifications notifications;
    private final NotificationPreferences preferences;

    NotificationController(Notifications notifications, NotificationPreferences preferences) {
        this.notifications = notifications;
        this.preferences = preferences;
    }

    @GetMapping("/api/notifications")
    @Operation(
            summary = "The own notifications, latest first",
            description =
                    "Likes and reposts of one post, and follows, are gathered by day (UTC); people"
                            + " whom one blocks or mutes are left out.")
    ResponseEntity<PageOf<NotificationJson>> list(Viewer viewer, Paging paging) {
        return paging.answer(
                notifications.list(viewer.id(), paging.request()), NotificationJson::of);
    }

    @GetMapping("/api/notifications/unread")
    @Operation(summary = "How many notifications one has not read")
    UnreadJson unread(Viewer viewer) {
        return UnreadJson.of(notifications.unread(viewer.id()));
    }

    @PostMapping("/api/notifications/read")
    @Fails(404)
    @Operation(
            summary = "Mark notifications as read, up to and including one",
            description = "Never makes anything unread. Answers what is left.")
    UnreadJson read(Viewer viewer, @RequestBody ReadJson body) {
        notifications.read(viewer.id(), body.group());
        return UnreadJson.of(notifications.unread(viewer.id()));
    }

    @GetMapping("/api/notifications/preferences")
    @Operation(summary = "Which types of notifications one wants")
    PreferencesJson preferences(Viewer viewer) {
        return PreferencesJson.of(preferences.wanted(viewer.id()));
    }

    @PatchMapping("/api/notifications/preferences")
    @Operation(
            summary = "Say which types of notifications one wants",
            description = "Decides what is made from now on; what is there stays.")
    PreferencesJson change(Viewer viewer, @RequestBody PreferenceChangeJson body) {
        return PreferencesJson.of(preferences.change(viewer.id(), body.toChange()));
    }
}
