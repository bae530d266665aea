package plaza.engines.recipe;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import plaza.engines.process.Ports;

/** A Redis Cluster: masters that share the slots of the keys evenly, and replicas of each. */
final class RedisRing implements Ring {
    private static final int SLOTS = 16_384;

    private final int masters;
    private final List<Recipe> members;

    RedisRing(int masters, int replicasOfEach) {
        this.masters = masters;
        int all = masters * (1 + replicasOfEach);
        this.members =
                IntStream.rangeClosed(1, all)
                        .<Recipe>mapToObj(number -> RedisRecipe.member(number, all))
                        .toList();
    }

    @Override
    public Recipe instead() {
        return Recipes.REDIS;
    }

    @Override
    public List<Recipe> members() {
        return members;
    }

    @Override
    public List<List<Integer>> freePorts() {
        return Ports.freePairs(members.size(), RedisRecipe.TO_BUS).stream()
                .map(port -> List.of(port, port + RedisRecipe.TO_BUS))
                .toList();
    }

    @Override
    public void join(List<URI> addresses) throws IOException, InterruptedException {
        if (!Waiting.briefly(() -> isWhole(addresses))) {
            distribute(addresses);
            introduce(addresses);
            Waiting.until("all of Redis know each other", () -> knowEachOther(addresses));
            replicate(addresses);
            Waiting.until("the Redis Cluster is whole", () -> isWhole(addresses));
        }
    }

    private void distribute(List<URI> addresses) throws IOException {
        for (int i = 0; i < masters; i++) {
            try (var member = new RedisTalk(addresses.get(i))) {
                if (member.find("CLUSTER INFO", "cluster_slots_assigned").equals("0")) {
                    String slots =
                            IntStream.range(SLOTS * i / masters, SLOTS * (i + 1) / masters)
                                    .mapToObj(Integer::toString)
                                    .collect(joining(" "));
                    member.ask("CLUSTER ADDSLOTS " + slots);
                    member.ask("CLUSTER SET-CONFIG-EPOCH " + (i + 1));
                }
            }
        }
    }

    private static void introduce(List<URI> addresses) throws IOException {
        try (var first = new RedisTalk(addresses.getFirst())) {
            for (URI other : addresses.subList(1, addresses.size())) {
                first.ask("CLUSTER MEET %s %d".formatted(other.getHost(), other.getPort()));
            }
        }
    }

    private static boolean knowEachOther(List<URI> addresses) throws IOException {
        for (URI address : addresses) {
            try (var member = new RedisTalk(address)) {
                String nodes = member.ask("CLUSTER NODES");
                if (nodes.lines().count() != addresses.size() || nodes.contains("handshake")) {
                    return false;
                }
            }
        }
        return true;
    }

    private void replicate(List<URI> addresses) throws IOException {
        for (int i = masters; i < addresses.size(); i++) {
            String master;
            try (var other = new RedisTalk(addresses.get(i % masters))) {
                master = other.ask("CLUSTER MYID");
            }
            try (var member = new RedisTalk(addresses.get(i))) {
                member.ask("CLUSTER REPLICATE " + master);
            }
        }
    }

    /** Every member knows all others and all slots, and every replica follows its master. */
    private boolean isWhole(List<URI> addresses) throws IOException {
        int replicas = 0;
        for (URI address : addresses) {
            try (var member = new RedisTalk(address)) {
                List<String> state = member.ask("CLUSTER INFO").lines().toList();
                if (!state.containsAll(
                        List.of(
                                "cluster_state:ok",
                                "cluster_slots_assigned:" + SLOTS,
                                "cluster_slots_ok:" + SLOTS,
                                "cluster_known_nodes:" + addresses.size()))) {
                    return false;
                }
                List<String> replication = member.ask("INFO replication").lines().toList();
                if (replication.contains("role:slave")) {
                    if (!replication.contains("master_link_status:up")) {
                        return false;
                    }
                    replicas++;
                }
            }
        }
        return replicas == addresses.size() - masters;
    }

    @Override
    public Map<String, String> settings(List<URI> addresses) {
        String hosts = addresses.stream().map(URI::getAuthority).collect(joining(","));
        return Map.of("redis.uri", "redis://" + hosts, "redis.cluster", "true");
    }
}
