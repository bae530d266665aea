package plaza.http.bench;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import plaza.core.DomainException;
import plaza.core.Ids;
import plaza.core.Page;
import plaza.core.Validation;
import plaza.core.account.Account;
import plaza.core.account.Accounts;
import plaza.core.account.Registration;
import plaza.core.graph.Relations;
import plaza.core.id.UserId;
import plaza.core.session.Client;
import plaza.core.session.Sessions;
import plaza.core.timeline.FeedItem;
import plaza.http.bench.BenchJson.AccountMade;
import plaza.http.bench.BenchJson.AccountsMade;
import plaza.http.bench.BenchJson.AccountsWanted;
import plaza.http.bench.BenchJson.Edges;
import plaza.http.bench.BenchJson.Followed;
import plaza.http.bench.BenchJson.OfEngines;
import plaza.http.bench.BenchJson.Stats;
import plaza.http.paging.PageOf;
import plaza.http.paging.Paging;
import plaza.http.security.Viewer;
import plaza.http.timeline.FeedItemJson;

/**
 * The endpoints with which a benchmark sets a network up and compares. Only there in bench mode.
 */
@Hidden
@RestController
@ConditionalOnBooleanProperty("plaza.bench")
class BenchController {
    private static final int MAX_ACCOUNTS = 10_000;
    private static final Client CLIENT = Client.here("bench");

    private final Accounts accounts;
    private final Sessions sessions;
    private final Relations relations;
    private final BenchFigures figures;
    private final BenchDeployment deployment;
    private final Ids ids;
    private final Page<FeedItem> feed = StaticFeed.page();

    BenchController(
            Accounts accounts,
            Sessions sessions,
            Relations relations,
            BenchFigures figures,
            BenchDeployment deployment,
            Ids ids) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.relations = relations;
        this.figures = figures;
        this.deployment = deployment;
        this.ids = ids;
    }

    /** What every request with a token costs before anything is done for it. */
    @GetMapping("/api/bench/empty")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @SuppressWarnings("UnusedVariable") // the viewer is resolved as in the home feed
    void empty(Viewer viewer) {}

    /** The home feed without finding out what is in it: what is left is the web server's part. */
    @GetMapping("/api/bench/static-feed")
    @SuppressWarnings("UnusedVariable") // the viewer is resolved as in the home feed
    ResponseEntity<PageOf<FeedItemJson>> staticFeed(Viewer viewer, Paging paging) {
        return paging.answer(feed, FeedItemJson::of);
    }

    @PostMapping("/api/bench/accounts")
    AccountsMade accounts(@RequestBody AccountsWanted wanted) {
        String prefix = wanted.prefix() == null ? "bench_" : wanted.prefix();
        new Validation()
                .check(
                        wanted.count() >= 1 && wanted.count() <= MAX_ACCOUNTS,
                        "count",
                        "must be a number from 1 to " + MAX_ACCOUNTS)
                .orThrow();
        List<AccountMade> made = new ArrayList<>();
        for (int i = 0; i < wanted.count(); i++) {
            made.add(make(prefix + i));
        }
        return new AccountsMade(made);
    }

    private AccountMade make(String username) {
        Account account =
                accounts.admit(
                        new UserId(ids.next()),
                        new Registration(
                                username,
                                username + "@example.com",
                                "nobody logs in with this",
                                null,
                                null,
                                null));
        return new AccountMade(account.id(), username, sessions.open(account, CLIENT).token());
    }

    @PostMapping("/api/bench/follows")
    Followed follows(@RequestBody Edges body) {
        if (body.edges() == null) {
            throw noPairs();
        }
        for (List<String> edge : body.edges()) {
            if (edge == null || edge.size() != 2) {
                throw noPairs();
            }
            relations.follow(id(edge.getFirst()), accounts.require(id(edge.getLast())));
        }
        return new Followed(body.edges().size());
    }

    private static UserId id(@Nullable String text) {
        return (text == null ? Optional.<UserId>empty() : UserId.parse(text))
                .orElseThrow(BenchController::noPairs);
    }

    private static DomainException noPairs() {
        return DomainException.invalid("edges", "must be pairs of ids");
    }

    @PostMapping("/api/bench/deliveries/hold")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void hold() {
        figures.holdDeliveries();
    }

    @PostMapping("/api/bench/deliveries/resume")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resume() {
        figures.resumeDeliveries();
    }

    @GetMapping("/api/bench/deployment")
    BenchDeployment deployment() {
        return deployment;
    }

    @GetMapping("/api/bench/stats")
    Stats stats() {
        return Stats.of(figures);
    }

    /** What monitoring sees of the engines, as of now. */
    @GetMapping("/api/bench/engines")
    OfEngines engines() {
        return OfEngines.of(figures.engineFigures());
    }
}
