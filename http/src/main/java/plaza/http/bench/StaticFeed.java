package plaza.http.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import plaza.core.Ids;
import plaza.core.Page;
import plaza.core.account.Account;
import plaza.core.account.AccountStatus;
import plaza.core.account.Profile;
import plaza.core.account.Role;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Entities;
import plaza.core.post.Marks;
import plaza.core.post.Post;
import plaza.core.post.PostCounts;
import plaza.core.post.PostView;
import plaza.core.post.Visibility;
import plaza.core.timeline.FeedItem;
import plaza.core.timeline.TimelinePosition;

/**
 * A page of a home feed that lies in memory: 20 posts of 256 characters with 1 to 6 mentions, as
 * the benchmark writes them. The same each time.
 */
final class StaticFeed {
    private static final int POSTS = 20;
    private static final int LENGTH = 256;
    private static final Instant START = Instant.parse("2026-03-01T09:30:00.000Z");

    private StaticFeed() {}

    static Page<FeedItem> page() {
        var random = new Random(20);
        List<Account> people = new ArrayList<>();
        for (int i = 0; i < POSTS; i++) {
            people.add(account(i, random));
        }
        List<FeedItem> items = new ArrayList<>();
        for (int i = 0; i < POSTS; i++) {
            List<Account> mentioned = people.subList(i % 14, i % 14 + 1 + i % 6);
            items.add(new FeedItem(view(i, people.get(i), mentioned, random), null));
        }
        PostId last = items.getLast().view().post().id();
        return new Page<>(items, new TimelinePosition(last.time(), last).toCursor());
    }

    private static Account account(int number, Random random) {
        String name = "bench_" + number;
        var profile = new Profile(name, null, null, null, null, null, null, null);
        return new Account(
                new UserId(id(number, random)),
                name,
                name + "@example.com",
                profile,
                false,
                false,
                false,
                Role.MEMBER,
                AccountStatus.ACTIVE,
                START,
                START);
    }

    private static PostView view(
            int number, Account author, List<Account> mentioned, Random random) {
        var text = new StringBuilder();
        mentioned.forEach(person -> text.append('@').append(person.username()).append(' '));
        while (text.length() < LENGTH) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        var entities =
                new Entities(List.of(), mentioned.stream().map(Account::id).toList(), List.of());
        var post =
                new Post(
                        PostId.of(id(POSTS - number, random), author.id()),
                        author.id(),
                        text.toString(),
                        entities,
                        List.of(),
                        null,
                        null,
                        Visibility.PUBLIC,
                        null);
        return new PostView(post, author, mentioned, PostCounts.NONE, Marks.NONE, List.of());
    }

    private static UUID id(int number, Random random) {
        return Ids.of(START.plusSeconds(number), random.nextInt(4_096), random.nextLong());
    }
}
