package plaza.http.session;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import plaza.core.graph.ProfileView;
import plaza.core.session.LoggedIn;
import plaza.http.graph.ProfileJson;

/** A new session. Does not print its token. */
@Schema(name = "LoggedIn")
public record LoggedInJson(ProfileJson user, String accessToken, Instant expiresAt) {
    public static LoggedInJson of(LoggedIn login, ProfileView profile) {
        return new LoggedInJson(
                ProfileJson.own(profile), login.token(), login.session().expiresAt());
    }

    @Override
    public String toString() {
        return "LoggedInJson[" + user.username() + "]";
    }
}
