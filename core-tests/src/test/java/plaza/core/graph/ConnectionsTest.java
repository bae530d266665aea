package plaza.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import plaza.contracts.Samples;
import plaza.core.DomainException;
import plaza.core.account.Account;
import plaza.core.account.PasswordHash;
import plaza.core.id.UserId;
import plaza.core.post.PostAccessPolicy;
import plaza.memory.account.MemoryAccountStore;
import plaza.memory.graph.MemoryBlockStore;
import plaza.memory.graph.MemoryFollowGraph;
import plaza.memory.graph.MemoryFollowRequestStore;
import plaza.memory.graph.MemoryInfluenceStore;
import plaza.memory.post.MemoryPostStore;

class ConnectionsTest {
    private static final int PEOPLE = 16;
    private static final int UNREACHABLE = Integer.MAX_VALUE;

    private final MemoryFollowGraph graph = new MemoryFollowGraph();
    private final MemoryAccountStore accounts = new MemoryAccountStore();
    private final MemoryBlockStore blocks = new MemoryBlockStore();
    private final MemoryInfluenceStore influence = new MemoryInfluenceStore();
    private final ViewerContexts audience = new ViewerContexts(graph, blocks, accounts);
    private final Connections connections =
            new Connections(
                    graph,
                    new WalkedTraversal(graph),
                    influence,
                    audience,
                    new People(
                            accounts,
                            graph,
                            new MemoryFollowRequestStore(),
                            blocks,
                            PostAccessPolicy.shown(new MemoryPostStore()),
                            audience,
                            ProfileListener.NONE));

    @Property(tries = 300)
    void aChainIsAsShortAsASearchFromOneEndFinds(
            @ForAll @Size(max = 60) List<@IntRange(max = PEOPLE * PEOPLE - 1) Integer> edges) {
        List<Account> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(person());
        }
        for (int edge : edges) {
            if (edge / PEOPLE != edge % PEOPLE) {
                follow(people.get(edge / PEOPLE), people.get(edge % PEOPLE));
            }
        }
        UserId viewer = people.getFirst().id();
        int[] distances = distances(people);
        for (int i = 0; i < PEOPLE; i++) {
            Account person = people.get(i);
            if (distances[i] > 6) {
                assertThatThrownBy(() -> connections.path(viewer, person))
                        .isInstanceOf(DomainException.class);
            } else {
                assertIsChain(connections.path(viewer, person), distances[i]);
            }
        }
    }

    @Example
    void sharedFriendsComeFirstThenInfluenceThenTheNewestAccount() {
        Account viewer = person();
        Account one = person();
        Account other = person();
        Account central = person();
        Account older = person();
        Account newer = person();
        Account shared = person();
        List.of(one, other).forEach(friend -> follow(viewer, friend));
        List.of(one, other).forEach(friend -> follow(friend, shared));
        List.of(central, older, newer).forEach(person -> follow(one, person));

        assertThat(suggested(viewer)).containsExactly(shared, newer, older, central);
        influence.put(Map.of(central.id(), 0.5, older.id(), 0.1, newer.id(), 0.1), Samples.now());
        assertThat(suggested(viewer)).containsExactly(shared, central, newer, older);
        assertThat(connections.suggest(viewer.id(), 2))
                .extracting(each -> each.person().account())
                .containsExactly(shared, central);
        blocks.block(new Restriction(central.id(), viewer.id(), Samples.now()));
        assertThat(suggested(viewer)).containsExactly(shared, newer, older);
    }

    private List<Account> suggested(Account viewer) {
        return connections.suggest(viewer.id(), 10).stream()
                .map(each -> each.person().account())
                .toList();
    }

    private Account person() {
        Account account = Samples.account();
        accounts.insert(account, PasswordHash.NONE);
        return account;
    }

    private void follow(Account follower, Account followed) {
        graph.follow(new Follow(follower.id(), followed.id(), Samples.now()));
    }

    private void assertIsChain(List<PersonView> chain, int length) {
        assertThat(chain).hasSize(length + 1);
        for (int i = 0; i < length; i++) {
            assertThat(graph.findFollowing(chain.get(i).account().id()))
                    .contains(chain.get(i + 1).account().id());
        }
    }

    /** How far everybody is from the first of them, level by level. */
    private int[] distances(List<Account> people) {
        int[] distances = new int[people.size()];
        Arrays.fill(distances, UNREACHABLE);
        distances[0] = 0;
        for (int distance = 0; distance < people.size(); distance++) {
            for (int i = 0; i < people.size(); i++) {
                if (distances[i] != distance) {
                    continue;
                }
                Set<UserId> following = graph.findFollowing(people.get(i).id());
                for (int j = 0; j < people.size(); j++) {
                    if (following.contains(people.get(j).id()) && distances[j] == UNREACHABLE) {
                        distances[j] = distance + 1;
                    }
                }
            }
        }
        return distances;
    }
}
