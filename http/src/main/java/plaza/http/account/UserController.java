package plaza.http.account;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import plaza.http.graph.ProfileJson;
import plaza.http.openapi.Fails;
import plaza.http.security.Viewer;
import plaza.http.session.LoggedInJson;

/** One path for joining and for changing the own profile. */
@RestController
@Tag(name = "accounts")
class UserController {
    private final AccountController accounts;

    UserController(AccountController accounts) {
        this.accounts = accounts;
    }

    @PostMapping("/api/users")
    @Fails(409)
    @Operation(
            summary = "Make an account, or change the own profile",
            description =
                    "Without a token as POST /api/auth/register, with one as PATCH /api/users/me.")
    @ApiResponse(
            responseCode = "200",
            description = "The profile was changed",
            content = @Content(schema = @Schema(implementation = ProfileJson.class)))
    @ApiResponse(
            responseCode = "201",
            description = "The account was made",
            content = @Content(schema = @Schema(implementation = LoggedInJson.class)))
    ResponseEntity<Object> put(
            @Nullable Viewer viewer,
            @RequestBody UserJson body,
            HttpServletRequest request,
            HttpServletResponse response) {
        return viewer == null
                ? ResponseEntity.status(HttpStatus.CREATED)
                        .body(accounts.register(body.registration(), request, response))
                : ResponseEntity.ok(accounts.change(viewer, body.change()));
    }
}
