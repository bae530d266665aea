package plaza.core.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.Fallback;
import plaza.core.FilteredPages;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.account.Account;
import plaza.core.account.AccountStore;
import plaza.core.id.UserId;

/** Looking at people: their pages, and the lists they are in. */
public final class People {
    private final AccountStore accounts;
    private final FollowGraph graph;
    private final FollowRequestStore requests;
    private final BlockStore blocks;
    private final ShownPosts posts;
    private final ViewerContexts audience;
    private final ProfileListener openings;

    public People(
            AccountStore accounts,
            FollowGraph graph,
            FollowRequestStore requests,
            BlockStore blocks,
            ShownPosts posts,
            ViewerContexts audience,
            ProfileListener openings) {
        this.accounts = accounts;
        this.graph = graph;
        this.requests = requests;
        this.blocks = blocks;
        this.posts = posts;
        this.audience = audience;
        this.openings = openings;
    }

    /**
     * A person that the viewer may see, by id or name.
     *
     * @throws DomainException NOT_FOUND also where one has blocked the other
     */
    public Account require(UserId viewer, String idOrUsername) {
        return require(idOrUsername, audience.of(viewer)::maySee);
    }

    /**
     * A person that the viewer may see, or blocks: whom they know of from their list of blocks,
     * they may still leave alone.
     *
     * @throws DomainException NOT_FOUND also where the viewer is blocked
     */
    public Account requireKnown(UserId viewer, String idOrUsername) {
        ViewerContext sight = audience.of(viewer);
        return require(
                idOrUsername,
                account ->
                        sight.maySee(account)
                                || sight.barriers().blocking().contains(account.id()));
    }

    /** Whether a person exists for the viewer. */
    public boolean isVisible(UserId viewer, UserId person) {
        return !audience.people(audience.of(viewer), List.of(person)).isEmpty();
    }

    private Account require(String idOrUsername, Predicate<Account> known) {
        return UserId.parse(idOrUsername)
                .map(id -> accounts.findAll(List.of(id)).values())
                .orElseGet(() -> accounts.findAllByUsername(List.of(idOrUsername)).values())
                .stream()
                .filter(Account::isActive)
                .filter(known)
                .findFirst()
                .orElseThrow(() -> DomainException.notFound("user"));
    }

    /** A person's page, to be looked at. */
    public ProfileView open(UserId viewer, Account account) {
        ProfileView page = profile(viewer, account);
        openings.open(viewer, account.id());
        return page;
    }

    /** A person's page. */
    public ProfileView profile(UserId viewer, Account account) {
        UserId id = account.id();
        ViewerContext sight = audience.of(viewer);
        return new ProfileView(
                views(sight, List.of(account)).getFirst(),
                graph.counts(List.of(id)).getOrDefault(id, FollowCounts.NONE),
                countPosts(sight, id));
    }

    /** How the viewer and a person stand to each other. */
    public Relationship relationship(UserId viewer, Account person) {
        return views(audience.of(viewer), List.of(person)).getFirst().viewer();
    }

    /** The page is of use without them. */
    private @Nullable Long countPosts(ViewerContext sight, UserId author) {
        return Fallback.<@Nullable Long>whenUnavailable(
                () -> posts.count(sight, author), () -> null);
    }

    public Page<PersonView> followers(UserId viewer, Account person, PageRequest page) {
        requireOpen(viewer, person);
        return page(
                viewer,
                page,
                request -> graph.listFollowers(person.id(), request),
                Follow::follower);
    }

    public Page<PersonView> following(UserId viewer, Account person, PageRequest page) {
        requireOpen(viewer, person);
        return page(
                viewer,
                page,
                request -> graph.listFollowing(person.id(), request),
                Follow::followed);
    }

    /** Who waits for the viewer's consent to follow. */
    public Page<PersonView> followRequests(UserId viewer, PageRequest page) {
        return page(viewer, page, request -> requests.list(viewer, request), Follow::follower);
    }

    /** Whom the viewer blocks: the only place where they still see them. */
    public Page<PersonView> blocks(UserId viewer, PageRequest page) {
        var blocking = new Relationship(false, false, false, true, false);
        return FilteredPages.page(
                page,
                request -> blocks.listBlocks(viewer, request),
                Restriction::other,
                barriers ->
                        accounts
                                .findAll(barriers.stream().map(Restriction::other).toList())
                                .values()
                                .stream()
                                .filter(Account::isActive)
                                .map(account -> new PersonView(account, blocking))
                                .toList(),
                person -> person.account().id());
    }

    public Page<PersonView> mutes(UserId viewer, PageRequest page) {
        return page(viewer, page, request -> blocks.listMutes(viewer, request), Restriction::other);
    }

    /** Those of some people that the viewer may see, in their order. */
    public List<PersonView> visible(UserId viewer, List<UserId> people) {
        ViewerContext sight = audience.of(viewer);
        Map<UserId, Account> found = audience.people(sight, people);
        List<Account> seen = new ArrayList<>();
        for (UserId id : people) {
            Account account = found.get(id);
            if (account != null) {
                seen.add(account);
            }
        }
        return views(sight, seen);
    }

    /**
     * A page of a list of people, as far as the viewer may see them.
     *
     * @param person who a row is about
     */
    public <R> Page<PersonView> page(
            UserId viewer,
            PageRequest page,
            Function<PageRequest, Page<R>> list,
            Function<R, UserId> person) {
        return FilteredPages.page(
                page,
                list,
                person,
                rows -> visible(viewer, rows.stream().map(person).toList()),
                view -> view.account().id());
    }

    private List<PersonView> views(ViewerContext sight, List<Account> people) {
        Collection<UserId> ids = people.stream().map(Account::id).toList();
        Set<UserId> followers = graph.followersAmong(sight.viewer(), ids);
        Set<UserId> requested = requests.requestedAmong(sight.viewer(), ids);
        return people.stream()
                .map(
                        person ->
                                new PersonView(
                                        person,
                                        new Relationship(
                                                sight.following().contains(person.id()),
                                                followers.contains(person.id()),
                                                requested.contains(person.id()),
                                                sight.barriers().blocking().contains(person.id()),
                                                sight.mutes(person.id()))))
                .toList();
    }

    private void requireOpen(UserId viewer, Account person) {
        if (!audience.of(viewer).mayLookInto(person)) {
            throw DomainException.notFound("list");
        }
    }
}
