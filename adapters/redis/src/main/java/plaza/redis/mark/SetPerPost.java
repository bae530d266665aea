package plaza.redis.mark;

import io.lettuce.core.RedisFuture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.redis.RedisConnection;
import plaza.redis.RedisScript;

/**
 * Those who mark a post as the set {@code <name>:<post>}, for 30 days after it last changed; {@code
 * mark/set.lua} says what else is in it. Of the marks of a post that has more than fit, any are let
 * go of, and the store is asked for those. Thread-safe.
 */
public final class SetPerPost implements MarkKeys {
    private static final String REMEMBERED = Long.toString(RedisRecentMarks.REMEMBERED.toSeconds());
    private static final String YES = "1";
    private static final String NO = "0";
    private static final String NOT = "!";
    private static final String MORE = "*";

    private static final RedisScript<Long> CHANGE = RedisScript.number("mark/change-set");
    private static final RedisScript<Long> FILL = RedisScript.number("mark/fill-set");

    private final RedisConnection redis;
    private final String name;
    private final String most;

    /**
     * @param name with which the keys begin
     * @param most how many members a set has at the most, of some 100 bytes each
     */
    public SetPerPost(RedisConnection redis, String name, int most) {
        this.redis = redis;
        this.name = name;
        this.most = Integer.toString(most);
    }

    @Override
    public String since() {
        return redis.key(name + "-behind:since");
    }

    @Override
    public Found find(UserId user, List<PostId> posts) {
        String yes = user.toString();
        List<Object> answers =
                redis.callAll(
                        commands -> {
                            List<RedisFuture<?>> asked = new ArrayList<>();
                            asked.add(commands.get(since()));
                            posts.forEach(
                                    post ->
                                            asked.add(
                                                    commands.smismember(
                                                            key(post), yes, NOT + yes, MORE)));
                            return asked;
                        });
        return new Found(
                (@Nullable String) answers.getFirst(),
                answers.stream().skip(1).map(answer -> held((List<?>) answer)).toList());
    }

    private static Held held(List<?> isMember) {
        if (isMember.get(0).equals(true)) {
            return Held.YES;
        }
        if (isMember.get(1).equals(true)) {
            return Held.NO;
        }
        return isMember.get(2).equals(true) ? Held.GONE : Held.NOTHING;
    }

    @Override
    public void fill(UserId user, Map<PostId, Boolean> marked) {
        Map<List<String>, String[]> calls = LinkedHashMap.newLinkedHashMap(marked.size());
        marked.forEach(
                (post, yes) ->
                        calls.put(
                                List.of(key(post)),
                                new String[] {user.toString(), yes ? YES : NO, REMEMBERED, most}));
        redis.evalAll(FILL, calls);
    }

    @Override
    public boolean change(UserId user, PostId post, boolean marked, boolean rememberNo) {
        return redis.eval(
                        CHANGE,
                        List.of(key(post)),
                        user.toString(),
                        marked ? YES : NO,
                        REMEMBERED,
                        most,
                        rememberNo ? YES : NO)
                == 1;
    }

    private String key(PostId post) {
        return redis.key(name + ":" + post);
    }
}
