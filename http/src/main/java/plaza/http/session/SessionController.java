package plaza.http.session;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import plaza.core.Validation;
import plaza.core.graph.People;
import plaza.core.id.SessionId;
import plaza.core.session.LoggedIn;
import plaza.core.session.Logins;
import plaza.core.session.Sessions;
import plaza.http.openapi.Fails;
import plaza.http.paging.PageOf;
import plaza.http.security.SessionCookie;
import plaza.http.security.Viewer;

/** Logging in and out. */
@RestController
@Tag(name = "sessions")
class SessionController {
    private final Logins logins;
    private final Sessions sessions;
    private final People people;
    private final SessionCookie cookie;

    SessionController(Logins logins, Sessions sessions, People people, SessionCookie cookie) {
        this.logins = logins;
        this.sessions = sessions;
        this.people = people;
        this.cookie = cookie;
    }

    @PostMapping("/api/auth/login")
    @Fails(401)
    @Operation(
            summary = "Log in",
            description =
                    "Wrong passwords are limited, by account and network address: the more, the"
                            + " longer it takes until the next may be tried. A device that has"
                            + " logged in before is known by its cookie `plaza_device`, and not"
                            + " refused for what others try. The token also comes as a cookie, for"
                            + " pictures, videos and live updates in browsers.")
    LoggedInJson login(
            @RequestBody LoginJson body, HttpServletRequest request, HttpServletResponse response) {
        LoginJson given = body.checked();
        LoggedIn login =
                logins.login(
                        Objects.requireNonNull(given.username()),
                        Objects.requireNonNull(given.password()),
                        Clients.of(request));
        cookie.give(login, response);
        return LoggedInJson.of(login, people.profile(login.account().id(), login.account()));
    }

    @PostMapping("/api/auth/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End the session that asks")
    void logout(Viewer viewer, HttpServletResponse response) {
        sessions.end(viewer.id(), viewer.session().id());
        cookie.take(response);
    }

    @PostMapping("/api/auth/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Change the password, and end every other session",
            description = "Attempts have a limit of their own.")
    void changePassword(Viewer viewer, @RequestBody PasswordChangeJson body) {
        String current = body.currentPassword();
        String replacement = body.newPassword();
        new Validation()
                .check(LoginJson.isGiven(current), "currentPassword", "is missing")
                .check(LoginJson.isGiven(replacement), "newPassword", "is missing")
                .orThrow();
        logins.changePassword(
                viewer.who(), Objects.requireNonNull(current), Objects.requireNonNull(replacement));
    }

    @GetMapping("/api/auth/sessions")
    @Operation(
            summary = "Where one is logged in, newest first",
            description =
                    "At most 100: whoever logs in once more is logged out where they logged in"
                            + " first.")
    PageOf<SessionJson> list(Viewer viewer) {
        SessionId asking = viewer.session().id();
        return new PageOf<>(
                sessions.list(viewer.id()).stream()
                        .map(session -> SessionJson.of(session, asking))
                        .toList(),
                null);
    }

    @DeleteMapping("/api/auth/sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End one of the own sessions")
    void end(Viewer viewer, @PathVariable SessionId id) {
        sessions.end(viewer.id(), id);
    }

    @DeleteMapping("/api/auth/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End every own session but the one that asks")
    void endOthers(Viewer viewer) {
        sessions.endOthers(viewer.session());
    }
}
