package plaza.http.account;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import plaza.core.account.Account;
import plaza.core.account.Accounts;
import plaza.core.graph.People;
import plaza.core.session.LoggedIn;
import plaza.core.session.Registrations;
import plaza.http.graph.ProfileJson;
import plaza.http.openapi.Fails;
import plaza.http.security.SessionCookie;
import plaza.http.security.Viewer;
import plaza.http.session.Clients;
import plaza.http.session.LoggedInJson;

/** Joining, and the own profile. */
@RestController
@Tag(name = "accounts")
class AccountController {
    private final Accounts accounts;
    private final Registrations registrations;
    private final People people;
    private final SessionCookie cookie;

    AccountController(
            Accounts accounts, Registrations registrations, People people, SessionCookie cookie) {
        this.accounts = accounts;
        this.registrations = registrations;
        this.people = people;
        this.cookie = cookie;
    }

    @PostMapping("/api/auth/register")
    @ResponseStatus(HttpStatus.CREATED)
    @Fails(409)
    @Operation(
            summary = "Make an account, and log in",
            description =
                    "Attempts are limited by network address. That a username or an e-mail address"
                            + " is taken is told (409).")
    LoggedInJson register(
            @RequestBody RegistrationJson body,
            HttpServletRequest request,
            HttpServletResponse response) {
        LoggedIn login = registrations.register(body.toRegistration(), Clients.of(request));
        cookie.give(login, response);
        return LoggedInJson.of(login, people.profile(login.account().id(), login.account()));
    }

    @GetMapping("/api/users/me")
    @Operation(summary = "The own profile")
    ProfileJson own(Viewer viewer) {
        return ProfileJson.own(people.profile(viewer.id(), viewer.account()));
    }

    @PatchMapping("/api/users/me")
    @Operation(summary = "Change the own profile")
    ProfileJson change(Viewer viewer, @RequestBody ProfileChangeJson body) {
        Account account = accounts.update(viewer.id(), body.toChange());
        return ProfileJson.own(people.profile(viewer.id(), account));
    }
}
