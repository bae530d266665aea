package plaza.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import plaza.core.account.Role;
import plaza.core.id.UserId;
import plaza.http.Api.Answer;
import plaza.http.Api.Person;

/** Who may not. */
class AccessApiTest {
    /** What takes requests without a token; anything new needs one, or has to be added here. */
    private static final Set<String> OPEN =
            Set.of(
                    "GET /",
                    "GET /api/capabilities",
                    // Of what is public, where there is a CDN; else 404.
                    "GET /api/cdn/{folder}/{name}",
                    "GET /docs",
                    "GET /health/live",
                    "GET /health/ready",
                    "GET /openapi.json",
                    "GET /openapi.json/swagger-config",
                    "POST /api/auth/login",
                    "POST /api/auth/register",
                    "POST /api/users");

    private static final String SOME_ID = "0199a0c4-6ee3-7d5a-8c2f-3b1f6a52c1d0";

    private final Api api = Running.API;

    private static Set<String> endpoints() {
        Set<String> endpoints = new TreeSet<>();
        for (RequestMappingInfo info :
                Running.PLATFORM
                        .server
                        .context()
                        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                        .getHandlerMethods()
                        .keySet()) {
            for (RequestMethod method : info.getMethodsCondition().getMethods()) {
                for (String pattern : info.getPatternValues()) {
                    endpoints.add(method.name() + " " + pattern);
                }
            }
        }
        return endpoints;
    }

    private Answer call(String endpoint, Person person) {
        String[] parts = endpoint.split(" ", 2);
        return api.call(parts[0], parts[1].replaceAll("\\{[^}]*}", SOME_ID), person, null);
    }

    private Answer callWithoutToken(String endpoint) {
        String[] parts = endpoint.split(" ", 2);
        return api.call(parts[0], parts[1].replaceAll("\\{[^}]*}", SOME_ID), null, null);
    }

    @Test
    void everyEndpointNeedsATokenButForTheListedOnes() {
        Set<String> endpoints = endpoints();
        assertThat(endpoints).hasSizeGreaterThan(50);
        for (String endpoint : endpoints) {
            int status = callWithoutToken(endpoint).status();
            if (OPEN.contains(endpoint)) {
                assertThat(status).as(endpoint).isNotEqualTo(401);
            } else {
                assertThat(status).as(endpoint).isEqualTo(401);
            }
        }
    }

    @Test
    void aTokenThatIsNotValidIsRefusedWhereOneIsNeeded() {
        var nobody = new Person("", "", "eyJhbGciOiJub25lIn0.e30.");
        for (String endpoint : endpoints()) {
            int status = call(endpoint, nobody).status();
            if (OPEN.contains(endpoint) && !endpoint.equals("POST /api/users")) {
                assertThat(status).as(endpoint).isNotEqualTo(401);
            } else {
                assertThat(status).as(endpoint).isEqualTo(401);
            }
        }
    }

    @Test
    void aHeaderOfASessionThatHasEndedKeepsNobodyFromLoggingIn() {
        Person ended = api.register();
        api.post(ended, "/api/auth/logout");
        String login =
                "{\"username\":\"%s\",\"password\":\"correct horse\"}".formatted(ended.username());
        for (String header :
                List.of("Bearer " + ended.token(), "Bearer x", "Bearer", "Basic YTpi", "x")) {
            assertThat(withHeader("POST", "/api/auth/login", header, login).status())
                    .as(header)
                    .isEqualTo(200);
            String registration = Api.registration(Api.freshName());
            assertThat(withHeader("POST", "/api/auth/register", header, registration).status())
                    .as(header)
                    .isEqualTo(201);
            for (String path : List.of("/api/capabilities", "/health/live", "/openapi.json", "/")) {
                assertThat(withHeader("GET", path, header, "").status()).as(path).isEqualTo(200);
            }
            assertThat(withHeader("GET", "/api/feed", header, "").status()).isEqualTo(401);
        }
    }

    @Test
    void whoChangesTheProfileInASessionThatHasEndedDoesNotRegister() {
        Person ended = api.register();
        api.post(ended, "/api/auth/logout");
        String name = Api.freshName();
        assertThat(api.post(ended, "/api/users", Api.registration(name)).status()).isEqualTo(401);
        assertThat(api.get(api.register(), "/api/users/" + name).status()).isEqualTo(404);
    }

    private Answer withHeader(String method, String path, String header, String body) {
        return api.send(
                api.request(path, null)
                        .method(method, BodyPublishers.ofString(body))
                        .header("Authorization", header)
                        .header("Content-Type", "application/json")
                        .build());
    }

    @Test
    void administrationNeedsAnAdmin() {
        Person member = api.register();
        for (String endpoint : endpoints()) {
            if (endpoint.contains(" /api/admin")) {
                assertThat(call(endpoint, member).status()).as(endpoint).isEqualTo(403);
            }
        }
        assertThat(api.get(member, "/api/admin/anything").status()).isEqualTo(403);
        assertThat(api.get(member, "/api/%61dmin/projections").status()).isEqualTo(403);
        Running.PLATFORM.accounts.assign(UserId.parse(member.id()).orElseThrow(), Role.ADMIN);
        assertThat(api.get(member, "/api/admin/projections").status()).isEqualTo(200);
    }

    @Test
    void metricsAreForMonitoringAndAdminsWhereverTheyAskFrom() {
        Person member = api.register();
        Person admin = api.register();
        Running.PLATFORM.accounts.assign(UserId.parse(admin.id()).orElseThrow(), Role.ADMIN);

        assertThat(api.get(null, "/metrics").status()).isEqualTo(401);
        assertThat(api.get(member, "/metrics").status()).isEqualTo(403);
        assertThat(api.get(admin, "/metrics").status()).isEqualTo(200);
        assertThat(api.metrics()).contains("jvm_memory_used_bytes");
    }

    @Test
    void whatMonitoringNamesOpensNothingElse() {
        var monitoring = new Person("", "", MemoryPlatform.MONITORING.reveal());
        assertThat(api.get(monitoring, "/metrics").status()).isEqualTo(200);
        for (String path : Set.of("/api/feed", "/api/admin/projections", "/api/users/me")) {
            assertThat(api.get(monitoring, path).status()).as(path).isEqualTo(401);
        }
    }

    @Test
    void theBenchmarksEndpointsAreNotThere() {
        Person member = api.register();
        assertThat(api.get(member, "/api/bench/static-feed").status()).isEqualTo(404);
        assertThat(api.get(member, "/api/bench/empty").status()).isEqualTo(404);
        assertThat(api.get(member, "/api/bench/stats").status()).isEqualTo(404);
        assertThat(api.get(null, "/api/bench/stats").status()).isEqualTo(401);
    }
}
